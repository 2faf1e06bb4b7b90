package org.barograph.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work that is interrupted (Ctrl-C, SIGTERM) come to a clean end and say how far it came. */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop asks the work to end soon; called on another thread
   */
  Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              awaitEnd();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd() {
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("barograph: did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended and said all it had to say. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
