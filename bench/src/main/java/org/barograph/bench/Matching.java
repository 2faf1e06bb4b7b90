package org.barograph.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barograph.jobs.match.BrandMatcher;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What finding brands costs: posts a second of one thread (JMH), the time of long odd texts against
 * ordinary ones, and time and memory of 10,000 brands.
 *
 * <p>Argument: the folder {@code matching} of the evaluation data.
 */
public final class Matching {
  private static final int SHORT = 1_000;
  private static final int LONG = 10_000;

  /** The best of them counts, so that neither compiling nor collecting garbage does. */
  private static final int ROUNDS = 8;

  private static final String ORDINARY =
      "I walked to the shop this morning and the woman at the counter told me that they had run out"
          + " of bread again, so we will have soup. ";

  /** Each is repeated: what makes careless matchers slow. */
  private static final List<String> ODD =
      List.of(
          "a",
          "ab ",
          "@",
          "@a",
          "#",
          "#ab ",
          ".",
          "a.",
          "a.b",
          "://",
          "http://a.b/",
          " ",
          "&amp;",
          "'s",
          "*",
          "a*",
          "0",
          "1l",
          "o0",
          "ee",
          "é",
          "e\u0301",
          "\u0301",
          "\u200b",
          "\u00ad",
          "雷鳥",
          "ﷺ",
          "👩‍👧",
          "а",
          "$5",
          "x@x.",
          "Target ",
          "target apple ",
          "#target",
          "#applegap",
          "delta.com ",
          "t a r g e t ",
          "amazno ",
          "wlamart ",
          "southwest airlnies ",
          "#qzx",
          "ka",
          "venmas ");

  private Matching() {}

  public static void main(String[] args) throws RunnerException, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 1 || !Files.isRegularFile(Path.of(args[0], "background.jsonl"))) {
      System.err.println("matching: give the folder with brands.tsv and background.jsonl");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    printMemory(out);
    printOddTexts(out, MatchBackground.matcher(folder));
    printSpeed(out, folder);
  }

  private static void printSpeed(PrintStream out, Path folder) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(MatchBackground.class.getName())
                    .param("folder", folder.toString())
                    .forks(1)
                    .threads(1)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(2))
                    .addProfiler(CpuTime.class)
                    .build())
            .runSingle();
    double cpu = result.getSecondaryResults().get(CpuTime.LABEL).getScore();
    out.printf(
        Locale.ROOT,
        "%n%,.0f posts a second of one thread's CPU time, %,.0f on the clock%n",
        1e6 / cpu,
        1e6 / result.getPrimaryResult().getScore());
  }

  private static void printOddTexts(PrintStream out, BrandMatcher matcher) {
    String ordinary = repeat(ORDINARY, SHORT);
    double usual = Double.MAX_VALUE;
    double[] odd = new double[ODD.size()];
    Arrays.fill(odd, Double.MAX_VALUE);
    // Round by round, not text by text: the compiler settles once it has seen all of them.
    for (int round = 0; round < ROUNDS; round++) {
      usual = Math.min(usual, micros(matcher, ordinary));
      for (int i = 0; i < odd.length; i++) {
        odd[i] = Math.min(odd[i], micros(matcher, repeat(ODD.get(i), LONG)));
      }
    }
    out.printf(Locale.ROOT, "%nordinary text of 1,000 characters: %.1f µs%n", usual);
    out.println("| repeated to 10,000 characters | µs | times the ordinary 1,000 |");
    out.println("|---|---:|---:|");
    for (int i = 0; i < odd.length; i++) {
      String shown = ODD.get(i).replace("|", "\\|");
      out.printf(Locale.ROOT, "| %s | %.0f | %.1f |%n", shown, odd[i], odd[i] / usual);
    }
  }

  private static String repeat(String part, int length) {
    return part.repeat(length / part.length() + 1).substring(0, length);
  }

  private static double micros(BrandMatcher matcher, String text) {
    long started = cpu();
    int calls = 0;
    while (cpu() - started < 60_000_000) {
      matcher.match(text);
      calls++;
    }
    return (cpu() - started) / 1_000.0 / calls;
  }

  private static void printMemory(PrintStream out) {
    var brands = GeneratedBrands.of(10_000);
    BrandMatcher.compile(brands.subList(0, 1)); // the dictionary is loaded once a JVM
    long before = used();
    long started = System.nanoTime();
    long cpu = cpu();
    BrandMatcher matcher = BrandMatcher.compile(brands);
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpuSeconds = (cpu() - cpu) / 1e9;
    long bytes = used() - before;
    out.printf(
        Locale.ROOT,
        "10,000 brands with 5 aliases: %.1f s of CPU time, %.1f s on the clock, %.0f MB%n",
        cpuSeconds,
        seconds,
        bytes / 1e6);
    matcher.match("keeps it reachable until here");
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
