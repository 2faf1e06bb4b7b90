package org.barograph.jobs.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The pipeline document of FIELDS.md; what a stage does not have is left out. */
final class PipelineDocument {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PipelineDocument() {}

  /** The same minute of the same stage has the same id: written twice, it is one document. */
  static String id(StageMinute minute) {
    return minute.job() + "|" + minute.stage() + "|" + time(minute.minute());
  }

  static ObjectNode json(StageMinute minute) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("@timestamp", time(minute.minute()))
            .put("pipeline_id", id(minute))
            .put("job", minute.job())
            .put("stage", minute.stage())
            .put("records", minute.records());
    counts(json, "outcomes", minute.outcomes());
    counts(json, "dead_letters", minute.deadLetters());
    number(json, "late", minute.late());
    number(json, "unscored", minute.unscored());
    number(json, "rejected", minute.rejected());
    number(json, "lag", minute.lag());
    if (minute.p99() != null) {
      json.putObject("latency_ms")
          .put("p50", minute.p50())
          .put("p95", minute.p95())
          .put("p99", minute.p99());
    }
    number(json, "checkpoint_age_ms", minute.checkpointAge());
    return json;
  }

  private static void counts(ObjectNode json, String name, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      ObjectNode object = json.putObject(name);
      counts.forEach(object::put);
    }
  }

  private static void number(ObjectNode json, String name, Long valueOrNull) {
    if (valueOrNull != null) {
      json.put(name, valueOrNull);
    }
  }

  private static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }
}
