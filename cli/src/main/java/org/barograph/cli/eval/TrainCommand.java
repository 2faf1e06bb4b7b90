package org.barograph.cli.eval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of what learns from labelled data. */
@Command(
    name = "train",
    description = "Learns from labelled data.",
    subcommands = {TrainMatchingCommand.class})
public final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "train: name what to train");
  }
}
