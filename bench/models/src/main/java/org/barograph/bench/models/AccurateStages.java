package org.barograph.bench.models;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** {@code accurate} as a whole; left out where its module is not on the class path. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(AccurateStages.POSTS)
public class AccurateStages {

  static final String MODEL = "accurate";
  static final int POSTS = 100;

  private List<String> texts;
  private SentimentModel model;

  @Setup
  public void prepare() {
    texts = PostTexts.first(POSTS);
    model = SentimentModels.load(MODEL);
  }

  @Benchmark
  public void score(Blackhole out) {
    for (String text : texts) {
      out.consume(model.score(text));
    }
  }
}
