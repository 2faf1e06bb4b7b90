package org.barograph.stack;

import java.nio.file.Path;
import org.barograph.stack.StackState.ServerState;

/** One server of a running stack. */
public final class StackServer {
  private final Supervisor supervisor;
  private final ServerKind kind;

  StackServer(Supervisor supervisor, ServerKind kind) {
    this.supervisor = supervisor;
    this.kind = kind;
  }

  public ServerKind kind() {
    return kind;
  }

  /** Of the process that this object last started or found; another one after a restart. */
  public long pid() {
    return state().process().pid();
  }

  /** On 127.0.0.1, the same after a restart. */
  public int port() {
    return state().port();
  }

  public boolean isRunning() {
    return state().isAlive();
  }

  public Path log() {
    return supervisor.folder().log(kind);
  }

  /** As {@code kill -9}; returns when the process is gone. */
  public void kill() {
    supervisor.kill(kind);
  }

  /** Stops the server if it runs and starts it on the same port and data; returns when ready. */
  public void restart() {
    supervisor.restart(kind);
  }

  private ServerState state() {
    return supervisor.state().servers().get(kind);
  }
}
