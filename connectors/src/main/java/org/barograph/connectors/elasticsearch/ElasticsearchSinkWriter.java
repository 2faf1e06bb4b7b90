package org.barograph.connectors.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/**
 * Everything but reading answers happens on the task's thread, so that nothing here needs a lock.
 */
final class ElasticsearchSinkWriter extends AsyncSinkWriter<DocumentOperation, PendingOperation> {

  private final MailboxExecutor mailbox;
  private final ElasticsearchSettings settings;
  private final Pause pause;
  private final PausableBuffer buffer;
  private final BulkRequests requests;
  private final RejectedDocuments.Handler handler;
  private final RejectionGuard guard;
  private final SinkMetrics metrics;

  ElasticsearchSinkWriter(
      ElementConverter<DocumentOperation, PendingOperation> converter,
      WriterInitContext context,
      ElasticsearchSettings settings,
      Pause pause,
      BulkRequests requests,
      RejectedDocuments.Handler handler,
      Collection<BufferedRequestState<PendingOperation>> restored) {
    this(
        converter,
        context,
        settings,
        pause,
        new PausableBuffer(pause),
        requests,
        handler,
        restored);
  }

  private ElasticsearchSinkWriter(
      ElementConverter<DocumentOperation, PendingOperation> converter,
      WriterInitContext context,
      ElasticsearchSettings settings,
      Pause pause,
      PausableBuffer buffer,
      BulkRequests requests,
      RejectedDocuments.Handler handler,
      Collection<BufferedRequestState<PendingOperation>> restored) {
    super(
        converter,
        context,
        configuration(settings, pause),
        restored,
        new SimpleBatchCreator<>(settings.batching().bytes()),
        buffer);
    this.mailbox = context.getMailboxExecutor();
    this.settings = settings;
    this.pause = pause;
    this.buffer = buffer;
    this.requests = requests;
    this.handler = handler;
    this.guard =
        new RejectionGuard(
            settings.retrying().rejectionWindow(), settings.retrying().rejectionShare());
    this.metrics = new SinkMetrics(context.metricGroup(), pause);
  }

  private static AsyncSinkWriterConfiguration configuration(
      ElasticsearchSettings settings, Pause pause) {
    Batching batching = settings.batching();
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(batching.documents())
        .setMaxBatchSizeInBytes(batching.bytes())
        .setMaxInFlightRequests(batching.requestsInFlight())
        .setMaxBufferedRequests(batching.bufferedDocuments())
        .setMaxTimeInBufferMS(batching.linger().toMillis())
        .setMaxRecordSizeInBytes(batching.bytes())
        // The client's own timeout ends a request, at one node after the other; this is for what
        // must not happen.
        .setRequestTimeoutMS(
            settings.requestTimeout().toMillis() * (settings.urls().size() + 1) * 10)
        .setFailOnTimeout(true)
        .setRateLimitingStrategy(new InFlightLimit(batching, pause))
        .build();
  }

  @Override
  public void write(DocumentOperation operation, Context context)
      throws IOException, InterruptedException {
    while (pause.isActive() && buffer.held() >= settings.batching().bufferedDocuments()) {
      mailbox.yield(); // holds the job back; the end of the pause is a mail
    }
    long size = BulkBody.size(operation);
    if (size > settings.batching().bytes()) {
      reject(
          operation,
          new Answer(
              413, "document_too_large", size + " bytes, at most " + settings.batching().bytes()));
    } else {
      super.write(operation, context);
    }
  }

  /**
   * At most the limit: only a restored operation can be larger, and Elasticsearch decides on it.
   */
  @Override
  protected long getSizeInBytes(PendingOperation pending) {
    return Math.min(BulkBody.size(pending.operation()), settings.batching().bytes());
  }

  @Override
  protected void submitRequestEntries(
      List<PendingOperation> batch, ResultHandler<PendingOperation> result) {
    var unused =
        requests
            .send(batch.stream().map(PendingOperation::operation).toList())
            .whenComplete((verdicts, fault) ->
                mailbox.execute(
                    () -> settle(batch, verdicts, fault, result), "settle a bulk request"));
  }

  /** Completes {@code result} exactly once, on every branch. */
  private void settle(
      List<PendingOperation> batch,
      List<Verdict> verdicts,
      Throwable fault,
      ResultHandler<PendingOperation> result) {
    try {
      if (fault != null) {
        throw new IndexingException(
            "cannot send a bulk request of " + batch.size() + " documents", fault);
      }
      List<PendingOperation> again = apply(batch, verdicts);
      if (again.isEmpty()) {
        result.complete();
      } else {
        result.retryForEntries(again);
      }
    } catch (IOException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /** Returns what has to be sent again. */
  private List<PendingOperation> apply(List<PendingOperation> batch, List<Verdict> verdicts)
      throws IOException {
    List<PendingOperation> again = new ArrayList<>();
    Answer trouble = null;
    for (int i = 0; i < batch.size(); i++) {
      PendingOperation pending = batch.get(i);
      switch (verdicts.get(i)) {
        case Verdict.Accepted accepted -> accept(accepted);
        case Verdict.Rejected(Answer answer) -> reject(pending.operation(), answer);
        case Verdict.Fatal(String message) -> throw new IndexingException(message);
        case Verdict.Hold(Answer answer) -> {
          again.add(pending);
          trouble = answer;
        }
        case Verdict.Retry(Answer answer) -> {
          trouble = answer;
          if (pending.attempts() + 1 < settings.retrying().attempts()) {
            again.add(pending.nextAttempt());
          } else {
            reject(pending.operation(), answer);
          }
        }
      }
    }
    metrics.retried.inc(again.size());
    if (trouble == null) {
      pause.succeeded();
    } else {
      pause.begin(trouble, time -> sendBuffered());
    }
    return again;
  }

  private void accept(Verdict.Accepted accepted) {
    (accepted.overtaken() ? metrics.conflicts : metrics.accepted).inc();
    guard.accepted();
  }

  private void reject(DocumentOperation operation, Answer answer) throws IOException {
    var rejection = new Rejection(operation, answer.status(), answer.type(), answer.reason());
    metrics.rejected.inc();
    handler.reject(rejection);
    guard.rejected(rejection);
  }

  /** After a pause: one request at first, and the rest of the buffer once it succeeds. */
  private void sendBuffered() throws InterruptedException {
    super.flush(true);
  }

  /**
   * Before a checkpoint waits for requests in flight only; what is buffered becomes state. At the
   * end everything is sent.
   */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    super.flush(endOfInput);
    while (endOfInput && buffer.held() > 0) {
      mailbox.yield(); // the end of the pause is a mail
      super.flush(true);
    }
    try {
      handler.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (handler;
        requests) {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
