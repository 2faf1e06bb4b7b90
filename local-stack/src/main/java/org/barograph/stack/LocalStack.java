package org.barograph.stack;

import java.nio.file.Path;

/**
 * Real servers as child processes on loopback, found again by a state file in their folder.
 *
 * <pre>{@code
 * try (var stack = LocalStack.start(StackSettings.in(Path.of("data/stack")))) {
 *   run(stack.kafkaBootstrap(), stack.elasticsearchUrl());
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
  private final Supervisor supervisor;
  private final boolean startedHere;

  private LocalStack(Supervisor supervisor, boolean startedHere) {
    this.supervisor = supervisor;
    this.startedHere = startedHere;
  }

  /**
   * Starts the servers at the same time and returns when all take requests.
   *
   * @throws StackException when one cannot start, with the reason; then nothing is left running
   */
  public static LocalStack start(StackSettings settings) {
    return new LocalStack(Supervisor.start(settings), true);
  }

  /**
   * Finds the running stack of a folder; waits while another process is starting it.
   *
   * @throws StackException when none runs there
   */
  public static LocalStack attach(Path folder) {
    return new LocalStack(Supervisor.attach(new StackFolder(folder)), false);
  }

  /** Never waits for a start; asks each living server one question. */
  public static StackStatus status(Path folder) {
    return StackStatus.of(new StackFolder(folder));
  }

  /** Stops whatever runs in the folder, whoever started it; nothing to stop is no error. */
  public static void stop(Path folder) {
    if (status(folder).phase() != StackStatus.Phase.ABSENT) {
      Supervisor.stop(new StackFolder(folder));
    }
  }

  /** For {@code bootstrap.servers}. */
  public String kafkaBootstrap() {
    return "127.0.0.1:" + kafka().port();
  }

  /** Without a slash at the end. */
  public String elasticsearchUrl() {
    return "http://127.0.0.1:" + elasticsearch().port();
  }

  public StackServer kafka() {
    return server(ServerKind.KAFKA);
  }

  public StackServer elasticsearch() {
    return server(ServerKind.ELASTICSEARCH);
  }

  /**
   * One of the servers.
   *
   * @throws StackException when the stack was started without it
   */
  public StackServer server(ServerKind kind) {
    if (!supervisor.state().servers().containsKey(kind)) {
      throw new StackException(
          "the stack in %s was started without %s".formatted(folder(), kind.id()));
    }
    return new StackServer(supervisor, kind);
  }

  public Path folder() {
    return supervisor.folder().root();
  }

  /** Stops all servers, keeps data and logs. */
  public void stop() {
    Supervisor.stop(supervisor.folder());
  }

  /** Stops the servers if this object started them; one that attached leaves them to the others. */
  @Override
  public void close() {
    if (startedHere) {
      stop();
    }
  }
}
