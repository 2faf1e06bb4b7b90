package org.barograph.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Runs the project's tests. The launcher does that itself, before anything is built; this class is
 * there for the help and for who comes another way.
 */
@Command(
    name = "test",
    description = {
      "Builds everything and runs all tests (mvn -B verify); further arguments go to Maven.",
      ""
    })
final class TestCommand implements Callable<Integer> {
  @Unmatched private String[] mavenArguments = {};

  @Override
  public Integer call() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(ProjectHome.root().resolve("barograph").toString());
    command.add("test");
    command.addAll(Arrays.asList(mavenArguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
