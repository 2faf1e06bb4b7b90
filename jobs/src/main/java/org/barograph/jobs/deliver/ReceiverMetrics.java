package org.barograph.jobs.deliver;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What is counted of one receiver since the task's start; named without its address. */
final class ReceiverMetrics {

  private final Counter delivered;
  private final Counter failed;
  private final Counter refused;
  private final Counter deadLetters;

  /**
   * @param waiting incidents of which the receiver is still to be told something
   */
  ReceiverMetrics(MetricGroup group, Map<String, Outbox> waiting) {
    this.delivered = group.counter("delivered");
    this.failed = group.counter("failed");
    this.refused = group.counter("refused");
    this.deadLetters = group.counter("dead_letters");
    group.gauge("waiting", (Gauge<Integer>) waiting::size);
  }

  void delivered() {
    delivered.inc();
  }

  void failed() {
    failed.inc();
  }

  void refused() {
    refused.inc();
  }

  void deadLetter() {
    deadLetters.inc();
  }
}
