package org.barograph.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.barograph.stack.StackState.ServerState;

/** Starts, stops and restarts the servers of one folder and keeps its state file true. */
final class Supervisor {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESTART_TIMEOUT = Duration.ofMinutes(2);
  private static final long POLL_MS = 20;

  private final StackFolder folder;
  private volatile StackState state;

  private Supervisor(StackFolder folder, StackState state) {
    this.folder = folder;
    this.state = state;
  }

  StackFolder folder() {
    return folder;
  }

  StackState state() {
    return state;
  }

  static Supervisor start(StackSettings settings) {
    var folder = new StackFolder(settings.folder());
    try (var lock = FolderLock.take(folder.lock())) {
      refuseWhereOneRuns(folder);
      var supervisor = new Supervisor(folder, firstState(settings));
      supervisor.startAll(settings);
      return supervisor;
    }
  }

  static Supervisor attach(StackFolder folder) {
    if (!Files.exists(folder.lock())) {
      throw new StackException("no stack was ever started in " + folder.root());
    }
    // Whoever is starting it at this moment holds the lock until it is ready.
    try (var lock = FolderLock.take(folder.lock())) {
      StackState state =
          StackState.read(folder)
              .orElseThrow(() -> new StackException("no stack runs in " + folder.root()));
      if (state.countAlive() == 0) {
        throw new StackException(
            "no stack runs in %s: the processes in stack.json are gone".formatted(folder.root()));
      }
      return new Supervisor(folder, state);
    }
  }

  private static void refuseWhereOneRuns(StackFolder folder) {
    StackState.read(folder)
        .filter(found -> found.countAlive() > 0)
        .ifPresent(found -> {
          throw new StackException(
              "a stack already runs in %s since %s: attach to it or stop it"
                  .formatted(folder.root(), found.startedAt()));
        });
  }

  private static StackState firstState(StackSettings settings) {
    StackHome home = StackHome.find();
    var ports = new FreePorts();
    var servers = new EnumMap<ServerKind, ServerState>(ServerKind.class);
    settings
        .servers()
        .forEach((kind, server) -> {
          home.libraries(kind);
          int port = ports.take(server.port(), kind.id());
          int internal = ports.take(0, kind.id());
          servers.put(kind, new ServerState(null, port, internal, server.heapMb()));
        });
    String now = Instant.now().toString();
    return new StackState(
        StackState.VERSION, now, home.root().toString(), owner(settings), servers);
  }

  private static ProcessIdentity owner(StackSettings settings) {
    if (settings.ownerPid() == StackSettings.NO_OWNER) {
      return null;
    }
    return ProcessHandle.of(settings.ownerPid())
        .map(ProcessIdentity::of)
        .orElseThrow(
            () -> new StackException("no process " + settings.ownerPid() + " to be owner"));
  }

  private void startAll(StackSettings settings) {
    try {
      var starting = new ArrayList<Starting>();
      for (ServerKind kind : ServerKind.values()) {
        if (state.servers().containsKey(kind)) {
          starting.add(launch(kind, settings.progress()));
        }
      }
      Starting.awaitAll(starting, settings.startTimeout(), settings.progress());
    } catch (RuntimeException e) {
      stopAll(state.servers().keySet(), true);
      StackState.delete(folder);
      throw e;
    }
  }

  private Starting launch(ServerKind kind, Consumer<String> progress) {
    var server = state.servers().get(kind);
    var launcher = new Launcher(folder, new StackHome(Path.of(state.home())), state.owner());
    Process process = launcher.launch(kind, server);
    var identity = ProcessIdentity.of(process.toHandle());
    update(kind, server.withProcess(identity));
    progress.accept(
        "%s: starting (pid %d, 127.0.0.1:%d)".formatted(kind.id(), identity.pid(), server.port()));
    return new Starting(kind, process, server.port(), folder, System.nanoTime());
  }

  private void update(ServerKind kind, ServerState server) {
    state = state.withServer(kind, server);
    state.write(folder);
  }

  /** On the same ports and data; stops the server first if it still runs. */
  void restart(ServerKind kind) {
    try (var lock = FolderLock.take(folder.lock())) {
      // Another process may have restarted a server since this one looked.
      state = StackState.read(folder).orElseThrow(this::stopped);
      stopAll(List.of(kind), false);
      try {
        Starting.awaitAll(List.of(launch(kind, line -> {})), RESTART_TIMEOUT, line -> {});
      } catch (RuntimeException e) {
        stopAll(List.of(kind), true);
        throw e;
      }
    }
  }

  private StackException stopped() {
    return new StackException("the stack in " + folder.root() + " was stopped");
  }

  /** As {@code kill -9}: the server gets no chance to write anything. */
  void kill(ServerKind kind) {
    stopAll(List.of(kind), true);
  }

  /** By the state file, as another process may have restarted a server. */
  static void stop(StackFolder folder) {
    try (var lock = FolderLock.take(folder.lock())) {
      StackState.read(folder)
          .ifPresent(state -> {
            new Supervisor(folder, state).stopAll(state.servers().keySet(), false);
            StackState.delete(folder);
          });
    }
  }

  private void stopAll(Collection<ServerKind> kinds, boolean forcibly) {
    Map<ServerKind, ServerState> servers = state.servers();
    var processes =
        kinds.stream()
            .map(kind -> servers.get(kind).process())
            .filter(process -> process != null)
            .toList();
    if (!forcibly) {
      processes.forEach(process -> process.find().ifPresent(ProcessHandle::destroy));
      processes.forEach(process -> await(() -> !process.isAlive(), STOP_TIMEOUT));
    }
    processes.forEach(process -> process.find().ifPresent(ProcessHandle::destroyForcibly));
    for (ProcessIdentity process : processes) {
      if (!await(() -> !process.isAlive(), KILL_TIMEOUT)) {
        throw new StackException("process " + process.pid() + " does not end, even when killed");
      }
    }
  }

  private static boolean await(BooleanSupplier condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for a server", e);
    }
  }
}
