package org.barograph.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far something has come until it is closed: a line that is painted over on a terminal, a
 * line every ten seconds elsewhere.
 */
public final class ProgressBar implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean isTerminal;
  private final Supplier<Progress> progress;
  private final long startedNanos = System.nanoTime();
  private volatile boolean isPainted;
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));

  /**
   * @param isTerminal whether {@code err} ends at one
   * @param progress asked from another thread
   */
  public ProgressBar(PrintWriter err, boolean isTerminal, Supplier<Progress> progress) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.progress = progress;
    var period = isTerminal ? Duration.ofMillis(200) : Duration.ofSeconds(10);
    var unused =
        painter.scheduleAtFixedRate(
            this::paint, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The launcher knows whether standard error is a terminal; Java 21 can only guess. */
  public static boolean isTerminal() {
    return Boolean.getBoolean("barograph.terminal");
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  private void paint() {
    isPainted = true;
    var now = progress.get();
    if (isTerminal) {
      err.print(CLEAR_LINE + now.bar(elapsed()));
    } else {
      err.println(now.line(elapsed()));
    }
    err.flush();
  }

  /** Leaves the last state on the terminal, unless it was over before anybody could look. */
  @Override
  public void close() {
    painter.shutdown();
    try {
      if (!painter.awaitTermination(1, TimeUnit.SECONDS)) {
        painter.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isTerminal && isPainted) {
      paint();
      err.println();
    }
  }
}
