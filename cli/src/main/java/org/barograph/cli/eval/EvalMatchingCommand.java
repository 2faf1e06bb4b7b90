package org.barograph.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.SenseWeights;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Match;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes every match in posts, and says how good they are where the posts are labelled. */
@Command(
    name = "matching",
    description = {
      "Finds brands in posts and writes every match, one line a post, in the order of the posts.",
      "",
      "A line is {\"id\", \"text\", \"matches\": [{\"brand\", \"alias\", \"kind\", \"start\","
          + " \"end\", \"confidence\", \"reasons\"}]}; start and end count Unicode code points.",
      ""
    })
final class EvalMatchingCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--brands",
      paramLabel = "FILE",
      required = true,
      description = "Lines of brand, alias and type (name or handle), between tabs, below a head.")
  private Path brands;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      required = true,
      description = "NDJSON with a text; more than once for several files.")
  private List<Path> posts;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the matches go.")
  private Path out;

  @Option(
      names = "--score",
      description = {
        "Print recall and precision of each file, with 95 %% intervals, how often matches of a"
            + " kind and confidence are right, and posts a second.",
        "Labels are brand, start, end and label (brand, which is the default, or not_brand; others"
            + " are left out), or surface and near_brand for look-alikes.",
        "The look-alikes and judged posts of all files count against the precision of each."
      })
  private boolean score;

  @Option(
      names = "--seen",
      paramLabel = "FILE",
      description = "With --score: count misspellings that this file does not hold apart, too.")
  private Path seen;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "What train matching learned of single brands.")
  private Path weights;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (out == null && !score) {
      throw new UsageException("--out or --score: nothing to do without one of them");
    }
    Map<String, List<LabelledPost>> files = read();
    BrandMatcher matcher = BrandMatcher.compile(BrandsTable.read(brands), senses());
    var matching = new MatchingScore(seen == null ? null : misspellings(seen));
    try (Writer lines = out == null ? Writer.nullWriter() : Files.newBufferedWriter(out)) {
      for (var file : files.entrySet()) {
        for (LabelledPost post : file.getValue()) {
          List<Match> found = matcher.matchAll(post.text());
          lines.write(line(post, found));
          matching.add(file.getKey(), post, found);
        }
      }
    }
    if (score) {
      matching.print(spec.commandLine().getOut());
      printSpeed(matcher, files);
    }
    return ExitCodes.OK;
  }

  private Map<String, List<LabelledPost>> read() throws IOException {
    var files = new LinkedHashMap<String, List<LabelledPost>>();
    for (Path file : posts) {
      String name = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
      if (files.put(name, LabelledPosts.read(file)) != null) {
        throw new UsageException("--posts: two files are called '" + name + "'");
      }
    }
    return files;
  }

  private SenseWeights senses() throws IOException {
    return weights == null ? SenseWeights.none() : SenseWeights.read(weights);
  }

  private static Set<String> misspellings(Path file) throws IOException {
    var known = new HashSet<String>();
    LabelledPosts.read(file).forEach(post -> known.add(post.misspelling()));
    return known;
  }

  private static String line(LabelledPost post, List<Match> matches) {
    var line = new LinkedHashMap<String, Object>();
    line.put("id", post.id());
    line.put("text", post.text());
    line.put("matches", matches);
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // a map of strings and records is JSON
    }
  }

  /** A second round, so that less of it is the warming up of the JVM. */
  private void printSpeed(BrandMatcher matcher, Map<String, List<LabelledPost>> files) {
    int count = 0;
    long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (List<LabelledPost> file : files.values()) {
      for (LabelledPost post : file) {
        matcher.matchAll(post.text());
        count++;
      }
    }
    double seconds =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9;
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d posts at %,.0f posts a second of one thread's CPU time, second round%n",
            count,
            count / seconds);
    spec.commandLine().getOut().flush();
  }
}
