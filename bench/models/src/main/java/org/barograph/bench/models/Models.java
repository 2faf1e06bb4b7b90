package org.barograph.bench.models;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import org.barograph.bench.CpuTime;
import org.barograph.nlp.MissingModelException;
import org.barograph.nlp.SentimentModels;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks of the models and prints what a post costs each, and how many times as
 * fast as CoreNLP's default pipeline that is in the same run.
 *
 * <p>Argument: a file of {@code label<TAB>text} with a header, for its posts instead of the demo's.
 */
public final class Models {

  private static final String STOCK = StockStages.class.getSimpleName() + ".score";

  private Models() {}

  public static void main(String[] args) throws RunnerException {
    var options = new OptionsBuilder();
    if (args.length > 0) {
      options.jvmArgsAppend("-D" + PostTexts.FILE + "=" + args[0]);
    }
    options
        .include("\\.(Social|Treebank|Stock)Stages\\.")
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(2))
        .addProfiler(CpuTime.class);
    if (isThere(AccurateStages.MODEL)) {
      options.include("\\.AccurateStages\\.");
    }
    print(new Runner(options.build()).run());
  }

  private static boolean isThere(String model) {
    try {
      SentimentModels.require(model);
      return true;
    } catch (MissingModelException e) {
      return false;
    }
  }

  private static void print(Collection<RunResult> results) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    double stock =
        results.stream().filter(r -> name(r).equals(STOCK)).mapToDouble(Models::cpu).sum();
    out.println();
    out.println("| model and stage | CPU µs a post | posts/s of CPU | times CoreNLP's |");
    out.println("|---|---:|---:|---:|");
    for (RunResult result : results) {
      double cpu = cpu(result);
      out.println(
          String.format(
              Locale.ROOT,
              "| %s | %,.1f | %,.0f | %,.0f |",
              name(result),
              cpu,
              1e6 / cpu,
              stock / cpu));
    }
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  private static double cpu(RunResult result) {
    return result.getSecondaryResults().get(CpuTime.LABEL).getScore();
  }
}
