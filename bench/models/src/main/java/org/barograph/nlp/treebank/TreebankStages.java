package org.barograph.nlp.treebank;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.bench.models.PostTexts;
import org.barograph.nlp.SafeText;
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

/** The stages of {@code treebank}, each with those before it; a post an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TreebankStages.POSTS)
public class TreebankStages {

  static final int POSTS = 200;

  private List<String> texts;
  private Parser parser;
  private SentimentModel model;

  @Setup
  public void prepare() {
    texts = PostTexts.first(POSTS);
    parser = Parser.load();
    model = SentimentModels.load("treebank");
  }

  @Benchmark
  public void tokenize(Blackhole out) {
    for (String text : texts) {
      out.consume(Sentences.of(SafeText.of(text)));
    }
  }

  /** What the network gets: tagged and parsed sentences. */
  @Benchmark
  public void features(Blackhole out) {
    for (String text : texts) {
      for (List<CoreLabel> sentence : Sentences.of(SafeText.of(text))) {
        out.consume(parser.parse(sentence));
      }
    }
  }

  @Benchmark
  public void score(Blackhole out) {
    for (String text : texts) {
      out.consume(model.score(text));
    }
  }
}
