package org.barograph.jobs.ops;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;

/** The outcomes of a finished job, summed over its tasks; its accumulators hold them. */
public final class OutcomeTotals {

  private static final String PREFIX = "outcome.";

  private OutcomeTotals() {}

  public static String accumulator(Outcome outcome) {
    return PREFIX + outcome.label();
  }

  /** By label; an outcome that did not happen is 0. */
  public static Map<String, Long> of(JobExecutionResult job) {
    Map<String, Long> totals = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      Long total = job.getAccumulatorResult(accumulator(outcome));
      totals.put(outcome.label(), total == null ? 0 : total);
    }
    return totals;
  }
}
