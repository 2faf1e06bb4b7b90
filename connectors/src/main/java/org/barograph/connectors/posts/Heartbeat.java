package org.barograph.connectors.posts;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Says that a source lives and that its event time has come this far.
 *
 * @param eventAt epoch milliseconds (UTC)
 * @param partition the partition of the Kafka topic that it is written into, from 0
 */
public record Heartbeat(long eventAt, int partition, String channel) implements StreamItem {
  @Override
  public byte[] json() {
    var json =
        "{\"schema\":1,\"op\":\"heartbeat\",\"channel\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(channel))
            + "\",\"event_at\":\""
            + Rfc3339.format(eventAt)
            + "\"}";
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
