package org.barograph.jobs.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.jobs.ops.MetricNames;
import org.barograph.jobs.ops.Outcome;

/**
 * From what Flink has counted since the start of a task to what happened in a minute. The first
 * reading of a job is where counting begins; a counter that fell began anew with its task.
 */
final class MinuteCount {

  private final Map<String, TreeMap<String, Double>> before = new HashMap<>();

  /** Where counting of a job begins, unless it has begun. */
  void begin(FlinkMetrics.JobReading reading) {
    if (!reading.sums().isEmpty()) {
      before.putIfAbsent(reading.job(), reading.sums());
    }
  }

  /**
   * The minute that ends with this reading.
   *
   * @param minute its start
   * @return one for each stage of the job that was seen before; none for its first reading
   */
  List<StageMinute> next(FlinkMetrics.JobReading reading, long minute) {
    TreeMap<String, Double> earlier = before.put(reading.job(), reading.sums());
    if (earlier == null) {
      return List.of();
    }
    Map<String, Long> grown = new TreeMap<>();
    reading
        .sums()
        .forEach((metric, now) -> {
          double then = earlier.getOrDefault(metric, 0.0);
          grown.put(metric, Math.round(now < then ? now : now - then));
        });
    TreeSet<String> stages = new TreeSet<>();
    reading.sums().keySet().forEach(metric -> stages.add(Stages.of(metric)));
    List<StageMinute> minutes = new ArrayList<>();
    for (String stage : stages) {
      minutes.add(of(stage, reading, grown, minute));
    }
    return List.copyOf(minutes);
  }

  private static StageMinute of(
      String stage, FlinkMetrics.JobReading reading, Map<String, Long> grown, long minute) {
    Map<String, Long> own = new TreeMap<>();
    Map<String, Double> highest = new TreeMap<>();
    Map<String, Double> sums = new TreeMap<>();
    grown.forEach((metric, count) -> {
      if (stage.equals(Stages.of(metric))) {
        own.put(Stages.bare(metric), count);
        highest.put(Stages.bare(metric), reading.highest().get(metric));
        sums.put(Stages.bare(metric), reading.sums().get(metric));
      }
    });
    boolean isSource = sums.containsKey("pendingRecords");
    Map<String, Long> deadLetters = inside(own, MetricNames.DEAD_LETTERS);
    Long rejected = own.get("rejected");
    if (rejected != null) {
      deadLetters.put("rejected_document", rejected);
    }
    Map<String, Long> outcomes = inside(own, MetricNames.OUTCOME);
    // Counted by reason beside them.
    outcomes.remove(Outcome.DEAD_LETTER.label());
    outcomes.values().removeIf(count -> count == 0);
    Map<String, Long> unscored = inside(own, MetricNames.UNSCORED);
    boolean hasLatency = highest.containsKey(Stages.Latency.P99);
    return new StageMinute(
        reading.job(),
        stage,
        minute,
        own.getOrDefault(isSource ? "numRecordsOut" : "numRecordsIn", 0L),
        outcomes,
        deadLetters,
        own.get(MetricNames.LATE),
        stage.equals("score") ? unscored.values().stream().mapToLong(Long::longValue).sum() : null,
        rejected,
        isSource ? Math.round(sums.get("pendingRecords")) : null,
        hasLatency ? highest.get(Stages.Latency.MEDIAN) : null,
        hasLatency ? highest.get(Stages.Latency.P95) : null,
        hasLatency ? highest.get(Stages.Latency.P99) : null,
        isSource ? reading.checkpointAgeOrNull() : null);
  }

  private static Map<String, Long> inside(Map<String, Long> own, String group) {
    Map<String, Long> inside = new TreeMap<>();
    own.forEach((metric, count) -> {
      if (metric.startsWith(group + ".")) {
        inside.put(metric.substring(group.length() + 1), count);
      }
    });
    return inside;
  }
}
