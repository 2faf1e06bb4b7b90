package org.barograph.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * One request after a pause, and all that is allowed once that one succeeded. The pause itself is
 * no reason to block: the buffer looks empty then, and who waits for a free slot has to give up.
 */
final class InFlightLimit implements RateLimitingStrategy {

  private final Batching batching;
  private final Pause pause;
  private int inFlight;

  InFlightLimit(Batching batching, Pause pause) {
    this.batching = batching;
    this.pause = pause;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight++;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight--;
  }

  @Override
  public boolean shouldBlock(RequestInfo request) {
    int limit = pause.failures() > 0 ? 1 : batching.requestsInFlight();
    return !pause.isActive() && inFlight >= limit;
  }

  @Override
  public int getMaxBatchSize() {
    return batching.documents();
  }
}
