package org.barograph.stack;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Consumer;

/** A launched server that has not said yet that it takes requests. */
record Starting(ServerKind kind, Process process, int port, StackFolder folder, long launchedNs) {

  /**
   * Returns when all are ready.
   *
   * @throws StackException when one ends or the time is over, with the last lines of its log
   */
  static void awaitAll(Collection<Starting> servers, Duration timeout, Consumer<String> progress) {
    long deadline = System.nanoTime() + timeout.toNanos();
    var pending = new ArrayList<Starting>(servers);
    while (!pending.isEmpty()) {
      for (Iterator<Starting> each = pending.iterator(); each.hasNext(); ) {
        Starting server = each.next();
        if (server.isReady()) {
          progress.accept("%s: ready after %.1f s".formatted(server.kind.id(), server.seconds()));
          each.remove();
        } else if (!server.process.isAlive()) {
          throw server.failed("ended with exit code " + server.process.exitValue());
        } else if (System.nanoTime() > deadline) {
          throw server.failed("was not ready in time");
        }
      }
      Supervisor.pause();
    }
  }

  private boolean isReady() {
    return Files.exists(folder.ready(kind)) && ServerDefinition.of(kind).answers(port);
  }

  private double seconds() {
    return (System.nanoTime() - launchedNs) / 1e9;
  }

  private StackException failed(String what) {
    return new StackException(
        "%s did not start: %s after %.1f s (127.0.0.1:%d, folder %s)%s%s"
            .formatted(
                kind.id(),
                what,
                seconds(),
                port,
                folder.root(),
                LogTail.of(folder.output(kind)),
                LogTail.of(folder.log(kind))));
  }
}
