package org.barograph.jobs.deliver;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.model.DeadLetter;

/** Lets incidents pass; what is none goes to the dead letters and stops nobody's pager. */
public final class PartAlerts extends ProcessFunction<AlertIntake, IncidentState> {

  public static final OutputTag<DeadLetter> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(AlertIntake intake, Context context, Collector<IncidentState> out) {
    if (intake.rejected() != null) {
      context.output(REJECTED, intake.rejected());
    } else {
      out.collect(intake.incident());
    }
  }
}
