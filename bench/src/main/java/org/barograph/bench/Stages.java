package org.barograph.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks of the stages and prints what each costs a post, and all together.
 *
 * <p>Arguments: JMH's patterns of benchmark names; none runs all.
 */
public final class Stages {

  private Stages() {}

  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (String pattern : args.length == 0 ? new String[] {"Stage"} : args) {
      options.include(pattern);
    }
    options
        .forks(1)
        .warmupIterations(4)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(4)
        .measurementTime(TimeValue.seconds(2))
        .addProfiler(CpuTime.class);
    print(List.copyOf(new Runner(options.build()).run()));
  }

  private static void print(List<RunResult> results) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println();
    out.println("| stage | CPU µs a post | µs on the clock |");
    out.println("|---|---:|---:|");
    double cpuSum = 0;
    double clockSum = 0;
    for (RunResult result : results) {
      double cpu = result.getSecondaryResults().get(CpuTime.LABEL).getScore();
      double clock = result.getPrimaryResult().getScore();
      cpuSum += cpu;
      clockSum += clock;
      out.println(row(result.getPrimaryResult().getLabel(), cpu, clock));
    }
    out.println(row("**sum**", cpuSum, clockSum));
  }

  private static String row(String stage, double cpu, double clock) {
    return String.format(Locale.ROOT, "| %s | %.1f | %.1f |", stage, cpu, clock);
  }
}
