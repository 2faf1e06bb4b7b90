package org.barograph.jobs.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.index.Schemas;
import org.junit.jupiter.api.Test;

class MinuteCountTest {

  private static final long MINUTE = 1_790_000_040_000L;

  private final MinuteCount count = new MinuteCount();

  @Test
  void theFirstReadingIsWhereCountingBegins() {
    assertThat(count.next(reading(Map.of("parse.numRecordsIn", 100.0)), MINUTE)).isEmpty();
  }

  @Test
  void aMinuteIsTheDifferenceOfTwoReadings() {
    count.next(
        reading(Map.of("parse.numRecordsIn", 100.0, "parse.outcome.heartbeat", 5.0)), MINUTE);

    StageMinute parse =
        only(
            count.next(
                reading(Map.of("parse.numRecordsIn", 160.0, "parse.outcome.heartbeat", 7.0)),
                MINUTE));

    assertThat(parse.records()).isEqualTo(60);
    assertThat(parse.outcomes()).containsExactly(Map.entry("heartbeat", 2L));
    assertThat(parse.lag()).isNull();
  }

  @Test
  void aCounterThatFellBeganAnew() {
    count.next(reading(Map.of("minute_panes.late", 90.0)), MINUTE);

    assertThat(only(count.next(reading(Map.of("minute_panes.late", 4.0)), MINUTE)).late())
        .isEqualTo(4);
  }

  @Test
  void lagLatencyAndCheckpointAreOfNow() {
    Map<String, Double> metrics =
        Map.of(
            "Source__posts.pendingRecords", 40.0,
            "Source__posts.numRecordsOut", 9.0,
            "latency.latency_ms_median", 12.5,
            "latency.latency_ms_p95", 30.0,
            "latency.latency_ms_p99", 70.0);
    count.next(reading(metrics), MINUTE);

    List<StageMinute> minutes = count.next(reading(metrics), MINUTE);

    assertThat(minutes).extracting(StageMinute::stage).containsExactly("documents", "posts");
    assertThat(minutes.get(0).p95()).isEqualTo(30.0);
    assertThat(minutes.get(1).lag()).isEqualTo(40);
    assertThat(minutes.get(1).records()).isZero();
    assertThat(minutes.get(1).checkpointAge()).isEqualTo(1234);
    assertThat(minutes.get(0).checkpointAge()).isNull();
  }

  @Test
  void rejectedDocumentsAreDeadLettersOfTheIndex() {
    count.next(reading(Map.of("index_mentions__Writer.rejected", 0.0)), MINUTE);

    StageMinute index =
        only(count.next(reading(Map.of("index_mentions__Writer.rejected", 3.0)), MINUTE));

    assertThat(index.rejected()).isEqualTo(3);
    assertThat(index.deadLetters()).containsExactly(Map.entry("rejected_document", 3L));
  }

  @Test
  void everyDocumentFitsItsSchema() {
    Map<String, Double> metrics =
        Map.of(
            "Source__posts.pendingRecords", 40.0,
            "language__mood__topics.unscored.language_de_has_no_model", 2.0,
            "language__mood__topics.outcome.mentioned", 8.0,
            "count_dead_letters.dead_letters.bad_value", 1.0,
            "count_dead_letters.outcome.dead_letter", 1.0,
            "latency.latency_ms_median", 12.5,
            "latency.latency_ms_p95", 30.0,
            "latency.latency_ms_p99", 70.0,
            "minute_panes.late", 4.0,
            "index_mentions__Writer.rejected", 1.0);
    count.next(reading(Map.of()), MINUTE);

    List<StageMinute> minutes = count.next(reading(metrics), MINUTE);

    assertThat(minutes)
        .hasSize(6)
        .allSatisfy(minute ->
            assertThat(Schemas.problems("pipeline", PipelineDocument.json(minute).toString()))
                .isEmpty());
    assertThat(minutes)
        .filteredOn(minute -> minute.stage().equals("dead_letters"))
        .singleElement()
        .satisfies(minute -> {
          assertThat(minute.deadLetters()).containsExactly(Map.entry("bad_value", 1L));
          assertThat(minute.outcomes()).isEmpty();
        });
  }

  private static StageMinute only(List<StageMinute> minutes) {
    assertThat(minutes).hasSize(1);
    return minutes.getFirst();
  }

  private static FlinkMetrics.JobReading reading(Map<String, Double> metrics) {
    return new FlinkMetrics.JobReading(
        "enrich-mentions", new TreeMap<>(metrics), new TreeMap<>(metrics), 1234L);
  }
}
