package org.barograph.bench.models;

import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.PropertiesUtils;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** CoreNLP as its documentation shows it, with its default parser and no bounds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(StockStages.POSTS)
public class StockStages {

  static final int POSTS = 20;

  private List<String> texts;
  private StanfordCoreNLP pipeline;

  @Setup
  public void prepare() {
    texts = PostTexts.first(POSTS);
    pipeline =
        new StanfordCoreNLP(
            PropertiesUtils.asProperties("annotators", "tokenize,ssplit,parse,sentiment"));
  }

  @Benchmark
  public void score(Blackhole out) {
    for (String text : texts) {
      var annotation = new Annotation(text);
      pipeline.annotate(annotation);
      out.consume(annotation);
    }
  }
}
