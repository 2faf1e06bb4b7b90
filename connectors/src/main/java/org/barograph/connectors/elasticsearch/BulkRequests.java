package org.barograph.connectors.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Sends operations and finds a verdict for each of them, whatever happens to the request. */
final class BulkRequests implements Closeable {

  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  private final Rest5Client client;

  BulkRequests(Rest5Client client) {
    this.client = client;
  }

  /**
   * Completes with as many verdicts as operations, in their order; exceptionally only by a fault of
   * this program.
   */
  CompletableFuture<List<Verdict>> send(List<DocumentOperation> operations) {
    return post(operations).thenCompose(verdicts -> divideIfRefused(operations, verdicts));
  }

  /**
   * One unacceptable operation (an id too long, a negative version) or too many bytes make
   * Elasticsearch refuse the whole request: halve it until the culprit is alone.
   */
  private CompletableFuture<List<Verdict>> divideIfRefused(
      List<DocumentOperation> operations, Outcome outcome) {
    if (!outcome.refused() || operations.size() == 1) {
      return CompletableFuture.completedFuture(outcome.verdicts());
    }
    int middle = operations.size() / 2;
    return send(operations.subList(0, middle))
        .thenCompose(left ->
            send(operations.subList(middle, operations.size()))
                .thenApply(right -> Stream.concat(left.stream(), right.stream()).toList()));
  }

  private CompletableFuture<Outcome> post(List<DocumentOperation> operations) {
    var outcome = new CompletableFuture<Outcome>();
    try {
      var request = new Request("POST", "/_bulk");
      request.addParameter("filter_path", BulkAnswers.FILTER);
      request.setEntity(new ByteArrayEntity(BulkBody.of(operations), NDJSON));
      client.performRequestAsync(request, new Listener(operations, outcome));
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
    return outcome;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  /**
   * @param refused the request as a whole was not acceptable
   */
  private record Outcome(List<Verdict> verdicts, boolean refused) {

    static Outcome same(Verdict verdict, int operations) {
      return new Outcome(
          Collections.nCopies(operations, verdict), verdict instanceof Verdict.Rejected);
    }
  }

  private record Listener(List<DocumentOperation> operations, CompletableFuture<Outcome> outcome)
      implements ResponseListener {

    /** The client calls everything below 500 a success. */
    @Override
    public void onSuccess(Response response) {
      finish(() ->
          response.getStatusCode() == 200
              ? new Outcome(BulkAnswers.items(body(response), operations), false)
              : failed(response));
    }

    @Override
    public void onFailure(Exception failure) {
      finish(() ->
          failure instanceof ResponseException answered
              ? failed(answered.getResponse())
              : Outcome.same(AnswerClassifier.failure(failure), operations.size()));
    }

    private Outcome failed(Response response) throws IOException {
      Answer answer = BulkAnswers.failed(response.getStatusCode(), body(response));
      return Outcome.same(AnswerClassifier.request(answer), operations.size());
    }

    private void finish(Reading reading) {
      try {
        outcome.complete(reading.read());
      } catch (IOException e) {
        // An answer that cannot be read says nothing about the documents: as good as none.
        outcome.complete(Outcome.same(AnswerClassifier.failure(e), operations.size()));
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    }

    private static byte[] body(Response response) throws IOException {
      HttpEntity entity = response.getEntity();
      return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
    }
  }

  @FunctionalInterface
  private interface Reading {
    Outcome read() throws IOException;
  }
}
