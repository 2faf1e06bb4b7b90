package org.barograph.nlp;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.bench.models.PostTexts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The stages of {@code social}, each with those before it; a post an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(SocialStages.POSTS)
public class SocialStages {

  static final int POSTS = 2_000;

  private List<String> texts;
  private SentimentModel model;

  @Setup
  public void prepare() {
    texts = PostTexts.first(POSTS);
    model = SentimentModels.load("social");
  }

  @Benchmark
  public void tokenize(Blackhole out) {
    for (String text : texts) {
      out.consume(Tokenizing.words(SafeText.of(text)));
    }
  }

  @Benchmark
  public void features(Blackhole out) {
    for (String text : texts) {
      out.consume(SocialFeatures.of(SafeText.of(text)));
    }
  }

  @Benchmark
  public void score(Blackhole out) {
    for (String text : texts) {
      out.consume(model.score(text));
    }
  }
}
