package org.barograph.nlp.treebank;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs CoreNLP, which recurses over trees, on threads with a stack of their own, and waits no
 * longer than a limit.
 *
 * <p>The limit is a last resort against what nobody has thought of: the bounds of a text keep
 * everything known a hundred times below it. A thread that is over it cannot be stopped; it is left
 * alone, and the next post gets another one.
 */
final class DeepStack {

  private static final long STACK_BYTES = 64L << 20;

  /** The work gave no result. */
  static final class GaveUp extends Exception {
    private static final long serialVersionUID = 1L;

    GaveUp(String reason) {
      super(reason, null, false, false);
    }
  }

  private final Duration limit;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> {
        var thread = new Thread(null, task, "treebank", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
      });

  DeepStack(Duration limit) {
    this.limit = limit;
  }

  /**
   * The result of the work.
   *
   * @throws GaveUp with the reason {@code too_odd} if it failed or overflowed even this stack,
   *     {@code too_slow} if the limit struck
   */
  <T> T call(Callable<T> work) throws GaveUp {
    Future<T> result = threads.submit(work);
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        try {
          return result.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          // Whoever stops the caller gets the post's answer first: it must not depend on it.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new GaveUp("too_odd");
    } catch (TimeoutException e) {
      result.cancel(true);
      throw new GaveUp("too_slow");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
