package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class PendingOperationSerializerTest {

  private final PendingOperationSerializer serializer = new PendingOperationSerializer();

  @Test
  void restoresWritesDeletesAndAttempts() throws IOException {
    var written =
        new PendingOperation(DocumentOperation.write("i", "é", 5, "{}".getBytes(UTF_8)), 2);
    var deleted = new PendingOperation(DocumentOperation.delete("i", "y".repeat(70_000), 6), 0);

    var restored = serializer.deserialize(1, serializer.serialize(state(written, deleted)));

    assertThat(restored.getBufferedRequestEntries())
        .extracting(RequestEntryWrapper::getRequestEntry)
        .containsExactly(written, deleted);
  }

  @Test
  void refusesStateThatEndsEarly() throws IOException {
    var state =
        serializer.serialize(
            state(
                new PendingOperation(
                    DocumentOperation.write("i", "x", 5, "{}".getBytes(UTF_8)), 0)));

    assertThatThrownBy(() -> serializer.deserialize(1, Arrays.copyOf(state, state.length - 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ends after 1 of 2 bytes");
  }

  @Test
  void restoredOperationBeyondALoweredLimitStillFits() {
    var lower = new Batching(10, 60, 1, 100, Duration.ofMillis(50));
    var sink =
        new ElasticsearchSink(
            ElasticsearchSettings.of("http://127.0.0.1:9200").withBatching(lower),
            new LoggedRejections());
    var large = new PendingOperation(DocumentOperation.delete("i", "x", 1), 0);

    var fitted =
        sink.fitted(new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(large, 1_000))));

    assertThat(fitted.getStateSize()).isEqualTo(60);
  }

  private static BufferedRequestState<PendingOperation> state(PendingOperation... operations) {
    return new BufferedRequestState<>(
        List.of(operations).stream().map(o -> new RequestEntryWrapper<>(o, 1)).toList());
  }
}
