package org.barograph.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells how far the replay is: one line that renews itself on a terminal, a new line for every
 * tenth elsewhere, so that a log stays readable. The caller decides how often.
 */
public final class LiveProgress {

  /**
   * How far things are.
   *
   * @param reached event time of the last post sent
   * @param sent of {@code total} records
   * @param mentions in the index so far
   * @param incidents in the index so far
   * @param elapsed since the first post was sent
   */
  public record Snapshot(
      Instant reached, long sent, long total, long mentions, long incidents, Duration elapsed) {}

  private static final int TENTHS = 10;

  private final PrintStream out;
  private final boolean isTerminal;
  private long lastTenth = -1;

  public LiveProgress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  public void show(Snapshot now) {
    long tenth = now.total() == 0 ? 0 : TENTHS * now.sent() / now.total();
    if (isTerminal) {
      // Erase what a longer line has left behind.
      out.print("\r" + line(now) + "\u001b[K");
      out.flush();
    } else if (tenth > lastTenth) {
      out.println(line(now));
    }
    lastTenth = tenth;
  }

  /** Ends the line that renews itself; call it before anything else is printed. */
  public void finish() {
    if (isTerminal && lastTenth >= 0) {
      out.println();
    }
  }

  static String line(Snapshot now) {
    return "  "
        + Figures.dayTime(now.reached())
        + " ["
        + Figures.bar(now.sent(), now.total(), 20)
        + "] "
        + Figures.count(now.sent())
        + " of "
        + Figures.count(now.total())
        + " posts, "
        + Figures.count(now.mentions())
        + " mentions, "
        + now.incidents()
        + (now.incidents() == 1 ? " incident, " : " incidents, ")
        + now.elapsed().toSeconds()
        + " s";
  }
}
