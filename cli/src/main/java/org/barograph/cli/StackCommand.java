package org.barograph.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.stack.LocalStack;
import org.barograph.stack.ServerKind;
import org.barograph.stack.StackSettings;
import org.barograph.stack.StackStatus;
import org.barograph.stack.StackStatus.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts, stops and shows a real Kafka and a real Elasticsearch on this machine. */
@Command(
    name = "stack",
    description = {
      "A real Kafka and a real Elasticsearch on this machine, on loopback only.",
      "",
      "They run until they are stopped. Data and logs stay in the folder.",
      ""
    })
final class StackCommand implements Callable<Integer> {
  /** What to do with it. */
  enum Action {
    START,
    STOP,
    STATUS
  }

  @Parameters(
      paramLabel = "start|stop|status",
      description = "status ends with 0 if all of it runs, else 1.")
  private Action action;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data and logs; without it, data/stack in the project.")
  private Path folder;

  @Option(
      names = "--kafka-port",
      defaultValue = "0",
      description = "For start; 0 (default) is a free port.")
  private int kafkaPort;

  @Option(
      names = "--elasticsearch-port",
      defaultValue = "0",
      description = "For start; 0 (default) is a free port.")
  private int elasticsearchPort;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var data = (folder == null ? ProjectHome.stack() : folder).toAbsolutePath().normalize();
    return switch (action) {
      case START -> start(data);
      case STOP -> stop(data);
      case STATUS -> show(LocalStack.status(data));
    };
  }

  private int start(Path data) {
    var before = LocalStack.status(data);
    if (before.phase() == Phase.RUNNING) {
      return show(before);
    }
    if (before.phase() == Phase.PARTLY) {
      throw new UsageException(
          "only a part of the stack in %s still runs: stop it first".formatted(data));
    }
    LocalStack.start(settings(data));
    return show(LocalStack.status(data));
  }

  private StackSettings settings(Path data) {
    var err = spec.commandLine().getErr();
    try {
      return StackSettings.in(data)
          .withOwner(StackSettings.NO_OWNER)
          .withPort(ServerKind.KAFKA, kafkaPort)
          .withPort(ServerKind.ELASTICSEARCH, elasticsearchPort)
          .withProgress(line -> {
            err.println(line);
            err.flush();
          });
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private int stop(Path data) {
    boolean wasThere = LocalStack.status(data).phase() != Phase.ABSENT;
    LocalStack.stop(data);
    spec.commandLine().getOut().println(wasThere ? "stopped" : "nothing runs in " + data);
    return ExitCodes.OK;
  }

  private int show(StackStatus status) {
    var out = spec.commandLine().getOut();
    out.println(
        "stack: " + status.phase().name().toLowerCase(Locale.ROOT) + " in " + status.folder());
    for (var server : status.servers()) {
      out.printf(
          "  %-14s %-24s pid %-8d %s%n",
          server.kind().id(), address(server), server.pid(), state(server));
    }
    out.flush();
    return status.phase() == Phase.RUNNING ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static String address(StackStatus.ServerStatus server) {
    var address = "127.0.0.1:" + server.port();
    return server.kind() == ServerKind.ELASTICSEARCH ? "http://" + address : address;
  }

  private static String state(StackStatus.ServerStatus server) {
    if (!server.alive()) {
      return "gone";
    }
    var memory = server.residentMb() < 0 ? "" : ", " + server.residentMb() + " MB";
    return (server.answers() ? "answers" : "does not answer") + memory;
  }
}
