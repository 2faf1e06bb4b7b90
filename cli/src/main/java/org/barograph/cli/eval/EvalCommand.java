package org.barograph.cli.eval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of the measurements. */
@Command(
    name = "eval",
    description = "Measures a part on labelled data.",
    subcommands = {EvalMatchingCommand.class, EvalSentimentCommand.class, EvalVolumeCommand.class})
public final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "eval: name what to measure");
  }
}
