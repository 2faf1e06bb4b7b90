package org.barograph.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.cli.eval.BrandsTable;
import org.barograph.jobs.match.BrandMatcher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Random posts against the brands of the evaluation data and 5,000 generated aliases. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(MatchBackground.POSTS)
public class MatchBackground {
  static final int POSTS = 10_000;

  /** The folder with {@code brands.tsv} and {@code background.jsonl}. */
  @Param("")
  String folder;

  private BrandMatcher matcher;
  private List<String> texts;

  @Setup
  public void prepare() throws IOException {
    matcher = matcher(Path.of(folder));
    texts = new ArrayList<>();
    var json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of(folder, "background.jsonl"))) {
      texts.add(json.readTree(line).path("text").asText());
    }
    texts = List.copyOf(texts.subList(0, POSTS));
  }

  static BrandMatcher matcher(Path folder) throws IOException {
    var brands = new ArrayList<>(BrandsTable.read(folder.resolve("brands.tsv")));
    brands.addAll(GeneratedBrands.of(1_000));
    return BrandMatcher.compile(brands);
  }

  @Benchmark
  public void match(Blackhole out) {
    for (String text : texts) {
      out.consume(matcher.match(text));
    }
  }
}
