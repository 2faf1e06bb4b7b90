package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Jobs with nothing but a source and the sink, without restarts: whatever fails in one fails the
 * test.
 */
final class SinkJobs {

  static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  private SinkJobs() {}

  static MiniClusterResourceConfiguration cluster() {
    return new MiniClusterResourceConfiguration.Builder()
        .setNumberSlotsPerTaskManager(2)
        .setConfiguration(METRICS.addToConfiguration(new Configuration()))
        .build();
  }

  static StreamExecutionEnvironment environment() {
    var config = new Configuration();
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    var env = StreamExecutionEnvironment.getExecutionEnvironment(config);
    env.setParallelism(1);
    return env;
  }

  static DataStream<DocumentOperation> of(
      StreamExecutionEnvironment env, DocumentOperation... operations) {
    return env.fromData(TypeInformation.of(DocumentOperation.class), operations);
  }

  /** Documents {@code 0} to {@code count - 1}. */
  static DataStream<DocumentOperation> numbered(
      StreamExecutionEnvironment env, String index, long count, int perSecond) {
    return env.fromSource(
        new DataGeneratorSource<>(
            n -> DocumentOperation.write(index, "d" + n, 1, ("{\"n\":" + n + "}").getBytes(UTF_8)),
            count,
            RateLimiterStrategy.perSecond(perSecond),
            TypeInformation.of(DocumentOperation.class)),
        WatermarkStrategy.noWatermarks(),
        "numbered");
  }

  /** A counter's or gauge's value; 0 while it does not exist. */
  static long metric(JobID job, String name) {
    for (Map.Entry<String, Metric> metric : METRICS.getMetricsByIdentifiers(job).entrySet()) {
      if (metric.getKey().endsWith("." + name)) {
        return metric.getValue() instanceof Counter counter
            ? counter.getCount()
            : ((Number) ((Gauge<?>) metric.getValue()).getValue()).longValue();
      }
    }
    return 0;
  }
}
