package org.barograph.jobs.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.IncidentCommand;

/** Parts what was read as commands: those on incidents go on, dead letters aside. */
public final class PartIncidentCommands
    extends ProcessFunction<IncidentCommandIntake, IncidentCommand> {

  public static final OutputTag<DeadLetter> REJECTED =
      new OutputTag<>("rejected-incident-commands", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(
      IncidentCommandIntake intake, Context context, Collector<IncidentCommand> out) {
    if (intake.rejected() != null) {
      context.output(REJECTED, intake.rejected());
    } else if (intake.command() != null) {
      out.collect(intake.command());
    }
  }
}
