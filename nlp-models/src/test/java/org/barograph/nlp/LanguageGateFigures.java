package org.barograph.nlp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the gate does with a file of {@code language<TAB>text} for each language, and how fast it is
 * on labelled English posts. For people; the tests hold the floors.
 */
final class LanguageGateFigures {

  private LanguageGateFigures() {}

  /** A text and its language; {@code mix-es}: mostly Spanish, {@code hi-Latn}: in Latin letters. */
  record Sample(String code, String text) {

    boolean isEnglish() {
      return code.equals("en") || code.equals("und");
    }

    boolean isGatedRightly() {
      return LanguageGate.shared().detect(text, null).english() == isEnglish();
    }
  }

  static List<Sample> samples(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.split("\t", 2))
        .map(cells -> new Sample(cells[0], cells[1]))
        .toList();
  }

  /** {@code languages.tsv labelled-english.tsv}. */
  public static void main(String[] args) throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    for (Sample sample : samples(Path.of(args[0]))) {
      int[] count = counts.computeIfAbsent(sample.code(), code -> new int[2]);
      count[sample.isGatedRightly() ? 0 : 1]++;
      if (!sample.isGatedRightly()) {
        System.out.println(
            sample + " -> " + LanguageGate.shared().detect(sample.text(), null).code());
      }
    }
    counts.forEach((code, count) ->
        System.out.printf(Locale.ROOT, "%-8s right %3d wrong %3d%n", code, count[0], count[1]));
    if (args.length > 1) {
      speed(
          Files.readAllLines(Path.of(args[1])).stream()
              .map(line -> line.substring(line.indexOf('\t') + 1))
              .toList());
    }
  }

  private static void speed(List<String> posts) {
    LanguageGate gate = LanguageGate.shared();
    var threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 8; round++) {
      int passed = 0;
      long from = threads.getCurrentThreadCpuTime();
      for (String post : posts) {
        passed += gate.detect(post, null).english() ? 1 : 0;
      }
      double seconds = (threads.getCurrentThreadCpuTime() - from) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d of %d pass, %,.0f posts/s%n",
          passed,
          posts.size(),
          posts.size() / seconds);
    }
  }
}
