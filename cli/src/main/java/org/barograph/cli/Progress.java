package org.barograph.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a piece of work has come.
 *
 * @param label what is being done
 * @param done so far
 * @param total to do; 0 if unknown
 * @param unit of both, in plural
 * @param note what else to say; may be empty
 */
public record Progress(String label, long done, long total, String unit, String note) {
  private static final int CELLS = 20;

  /** For a terminal, at most about 110 columns. */
  String bar(Duration elapsed) {
    int filled = (int) (fraction() * CELLS);
    return label + " [" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + text(elapsed);
  }

  /** For a log. */
  String line(Duration elapsed) {
    return label + " " + text(elapsed);
  }

  private String text(Duration elapsed) {
    double seconds = Math.max(1e-3, elapsed.toNanos() / 1e9);
    var text =
        String.format(
            Locale.ROOT,
            "%3d %%  %,d of %,d %s  %,.0f/s",
            (int) (fraction() * 100),
            done,
            total,
            unit,
            done / seconds);
    var withNote = note.isEmpty() ? text : text + "  " + note;
    return withNote + "  " + remaining(seconds);
  }

  private double fraction() {
    return total == 0 ? 0 : Math.min(1, (double) done / total);
  }

  private String remaining(double seconds) {
    if (fraction() == 0 || done >= total) {
      return "";
    }
    long left = Math.round(seconds * (1 - fraction()) / fraction());
    return left >= 3600
        ? "ETA %d:%02d:%02d".formatted(left / 3600, left / 60 % 60, left % 60)
        : "ETA %d:%02d".formatted(left / 60, left % 60);
  }
}
