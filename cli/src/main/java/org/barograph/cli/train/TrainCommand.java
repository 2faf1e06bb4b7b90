package org.barograph.cli.train;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of the trainings. */
@Command(
    name = "train",
    description = "Trains a model on labels of your own.",
    subcommands = {TrainSentimentCommand.class})
public final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "train: name what to train");
  }
}
