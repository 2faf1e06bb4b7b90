package org.barograph.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is known about the stack of a folder.
 *
 * @param startedAt RFC 3339 UTC, empty when absent
 * @param ownerGone the servers had an owner that has ended, so they are about to end
 */
public record StackStatus(
    Path folder, Phase phase, String startedAt, boolean ownerGone, List<ServerStatus> servers) {

  /** Of the whole stack. */
  public enum Phase {
    /** Never started here, or stopped. */
    ABSENT,
    /** Every server's process lives. */
    RUNNING,
    /** At least one, but not every server's process lives. */
    PARTLY,
    /** There is a state file, but its processes are gone: nobody stopped them in order. */
    STALE
  }

  /**
   * Of one server.
   *
   * @param answers one request over the network succeeded
   * @param residentMb of the process in MiB; -1 where the system does not tell
   */
  public record ServerStatus(
      ServerKind kind, long pid, int port, boolean alive, boolean answers, long residentMb) {}

  static StackStatus of(StackFolder folder) {
    return StackState.read(folder)
        .map(state -> of(folder, state))
        .orElseGet(() -> new StackStatus(folder.root(), Phase.ABSENT, "", false, List.of()));
  }

  private static StackStatus of(StackFolder folder, StackState state) {
    var servers =
        state.servers().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> of(entry.getKey(), entry.getValue()))
            .toList();
    long alive = servers.stream().filter(ServerStatus::alive).count();
    Phase phase = alive == servers.size() ? Phase.RUNNING : alive > 0 ? Phase.PARTLY : Phase.STALE;
    return new StackStatus(folder.root(), phase, state.startedAt(), state.isOwnerGone(), servers);
  }

  private static ServerStatus of(ServerKind kind, StackState.ServerState server) {
    ProcessIdentity process = server.process();
    boolean alive = server.isAlive();
    boolean answers = alive && ServerDefinition.of(kind).answers(server.port());
    long pid = process == null ? 0 : process.pid();
    return new ServerStatus(kind, pid, server.port(), alive, answers, alive ? residentMb(pid) : -1);
  }

  private static long residentMb(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "status");
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException notLinux) {
      return -1;
    }
  }
}
