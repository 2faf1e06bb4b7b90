package org.barograph.connectors.elasticsearch;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents to Elasticsearch at least once; with external versions that comes to exactly
 * once, whatever is repeated. Documents that Elasticsearch refuses go to {@link RejectedDocuments};
 * a cluster that cannot be reached is waited for, the buffer first, then the job. Breaks off with
 * {@link IndexingException} when the API key is refused or when most documents are rejected.
 */
public final class ElasticsearchSink extends AsyncSinkBase<DocumentOperation, PendingOperation> {

  private final ElasticsearchSettings settings;
  private final RejectedDocuments rejected;

  public ElasticsearchSink(ElasticsearchSettings settings, RejectedDocuments rejected) {
    super(
        (operation, context) -> new PendingOperation(operation, 0),
        settings.batching().documents(),
        settings.batching().requestsInFlight(),
        settings.batching().bufferedDocuments(),
        settings.batching().bytes(),
        settings.batching().linger().toMillis(),
        settings.batching().bytes());
    this.settings = settings;
    this.rejected = rejected;
  }

  @Override
  public StatefulSinkWriter<DocumentOperation, BufferedRequestState<PendingOperation>> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<DocumentOperation, BufferedRequestState<PendingOperation>>
      restoreWriter(
          WriterInitContext context, Collection<BufferedRequestState<PendingOperation>> restored)
          throws IOException {
    var requests = new BulkRequests(ElasticsearchClients.openRest(settings));
    try {
      var pause = new Pause(settings.retrying(), context.getProcessingTimeService());
      return new ElasticsearchSinkWriter(
          getElementConverter(),
          context,
          settings,
          pause,
          requests,
          rejected.open(),
          restored.stream().map(this::fitted).toList());
    } catch (IOException | RuntimeException e) {
      requests.close();
      throw e;
    }
  }

  /**
   * The limit may be lower now than when the state was written; the writer would refuse to start.
   */
  BufferedRequestState<PendingOperation> fitted(BufferedRequestState<PendingOperation> state) {
    return new BufferedRequestState<>(
        state.getBufferedRequestEntries().stream()
            .map(entry ->
                new RequestEntryWrapper<>(
                    entry.getRequestEntry(),
                    Math.min(entry.getSize(), settings.batching().bytes())))
            .toList());
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<PendingOperation>>
      getWriterStateSerializer() {
    return new PendingOperationSerializer();
  }
}
