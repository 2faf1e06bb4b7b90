package org.barograph.jobs.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.DeadLetter;

/** Parts what was read as commands: those on mentions go on, dead letters aside. */
public final class PartCommands extends ProcessFunction<CommandIntake, Command> {

  public static final OutputTag<DeadLetter> REJECTED =
      new OutputTag<>("rejected-commands", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(CommandIntake intake, Context context, Collector<Command> out) {
    if (intake.rejected() != null) {
      context.output(REJECTED, intake.rejected());
    } else if (intake.command() != null) {
      out.collect(intake.command());
    }
  }
}
