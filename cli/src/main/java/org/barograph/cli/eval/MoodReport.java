package org.barograph.cli.eval;

import java.io.PrintWriter;
import java.util.Locale;
import org.barograph.nlp.Mood;

/** Prints what {@link MoodScores} has counted. */
final class MoodReport {
  private final PrintWriter out;

  MoodReport(PrintWriter out) {
    this.out = out;
  }

  void print(MoodScores scores) {
    line("");
    line("  macro-recall       %6.2f", 100 * scores.macroRecall());
    line("  accuracy           %6.2f", 100 * scores.accuracy().value());
    line("  macro-F1           %6.2f", 100 * scores.macroF1());
    double negative = scores.f1(Mood.NEGATIVE);
    double positive = scores.f1(Mood.POSITIVE);
    line(
        "  F1 neg, pos, mean  %6.2f, %.2f, %.2f",
        100 * negative, 100 * positive, 50 * (negative + positive));
    line("  calibration error  %6.4f", scores.calibrationError());
    line("");
    line(
        "  %-9s %6s  %-13s %9s %6s %8s", "", "recall", "95 % interval", "precision", "F1", "posts");
    for (Mood mood : Mood.values()) {
      Proportion recall = scores.recall(mood);
      line(
          "  %-9s %6.2f  %5.2f - %5.2f %9.2f %6.2f %,8d",
          name(mood),
          100 * recall.value(),
          100 * recall.low(),
          100 * recall.high(),
          100 * scores.precision(mood).value(),
          100 * scores.f1(mood),
          recall.of());
    }
    line("");
    line("  %-9s %9s %9s %9s %9s", "label", "negative", "neutral", "positive", "unscored");
    for (Mood label : Mood.values()) {
      line(
          "  %-9s %,9d %,9d %,9d %,9d",
          name(label),
          scores.count(label, Mood.NEGATIVE),
          scores.count(label, Mood.NEUTRAL),
          scores.count(label, Mood.POSITIVE),
          scores.unscored(label));
    }
    line("");
    scores
        .unscored()
        .forEach((reason, count) -> line("  unscored (%s), a mistake: %,d posts", reason, count));
    out.flush();
  }

  static String name(Mood mood) {
    return mood.name().toLowerCase(Locale.ROOT);
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
