package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/**
 * Answers of the last moments, so that several windows of a browser and an impatient reload cost
 * Elasticsearch one request. Whoever asks the same while it is being answered waits for it.
 */
final class RecentAnswers {

  private static final int MAX = 32;

  /** What answers a question that nobody asked just now. */
  interface Work {
    byte[] answer() throws IOException;
  }

  private record Entry(long at, CompletableFuture<byte[]> answer) {}

  private final long keepNanos;
  private final LongSupplier nanos;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  RecentAnswers(Duration keep, LongSupplier nanos) {
    this.keepNanos = keep.toNanos();
    this.nanos = nanos;
  }

  /**
   * The answer to a question; failures are not kept.
   *
   * @throws IOException as the work
   */
  byte[] of(String question, Work work) throws IOException {
    CompletableFuture<byte[]> mine = new CompletableFuture<>();
    CompletableFuture<byte[]> found = mine;
    boolean isNew;
    synchronized (entries) {
      long now = nanos.getAsLong();
      entries.values().removeIf(e -> e.answer().isDone() && now - e.at() >= keepNanos);
      Entry entry = entries.get(question);
      isNew = entry == null;
      if (entry != null) {
        found = entry.answer();
      } else {
        entries.put(question, new Entry(now, mine));
        if (entries.size() > MAX) {
          entries.remove(entries.keySet().iterator().next());
        }
      }
    }
    if (isNew) {
      work(question, work, mine);
    }
    try {
      return found.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException io -> throw new IOException(io.getMessage(), io);
        case RuntimeException rule -> throw rule;
        default -> throw e;
      }
    }
  }

  private void work(String question, Work work, CompletableFuture<byte[]> mine) {
    try {
      mine.complete(work.answer());
    } catch (IOException | RuntimeException e) {
      synchronized (entries) {
        entries.remove(question);
      }
      mine.completeExceptionally(e);
    }
  }
}
