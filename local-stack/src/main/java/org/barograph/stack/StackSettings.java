package org.barograph.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What to start, where, and for how long.
 *
 * @param folder holds all data, logs and {@code stack.json}; created when absent
 * @param servers the servers to start, with their port and heap
 * @param ownerPid the servers end within seconds after this process; 0: they run until stopped
 * @param startTimeout for all servers together, counted from the first launch
 * @param progress told in a few words what happens; called on the starting thread
 */
public record StackSettings(
    Path folder,
    Map<ServerKind, ServerSettings> servers,
    long ownerPid,
    Duration startTimeout,
    Consumer<String> progress) {

  public static final long NO_OWNER = 0;

  /**
   * Of one server.
   *
   * @param port on loopback, 0: a free one
   * @param heapMb in MiB, at least 64
   */
  public record ServerSettings(int port, int heapMb) {
    public ServerSettings {
      require(port >= 0 && port <= 65_535, "port must be 0 to 65535, got " + port);
      require(heapMb >= 64, "heap must be at least 64 MiB, got " + heapMb);
    }
  }

  public StackSettings {
    folder = folder.toAbsolutePath().normalize();
    // Kafka and Elasticsearch read their data folder as a comma-separated list.
    require(!folder.toString().contains(","), "folder must not contain a comma, got " + folder);
    require(!servers.isEmpty(), "at least one server must be chosen");
    require(ownerPid >= 0, "owner must be a process id or 0, got " + ownerPid);
    require(startTimeout.isPositive(), "start timeout must be positive, got " + startTimeout);
    servers = Map.copyOf(servers);
  }

  /** Kafka and Elasticsearch on free ports, owned by this process, silent. */
  public static StackSettings in(Path folder) {
    var servers =
        Map.of(
            ServerKind.KAFKA, new ServerSettings(0, 256),
            ServerKind.ELASTICSEARCH, new ServerSettings(0, 512));
    long self = ProcessHandle.current().pid();
    return new StackSettings(folder, servers, self, Duration.ofMinutes(2), line -> {});
  }

  public StackSettings only(ServerKind... kinds) {
    var chosen = new EnumMap<ServerKind, ServerSettings>(servers);
    chosen.keySet().retainAll(List.of(kinds));
    return withServers(chosen);
  }

  public StackSettings withPort(ServerKind kind, int port) {
    return with(kind, new ServerSettings(port, servers.get(kind).heapMb()));
  }

  public StackSettings withHeap(ServerKind kind, int heapMb) {
    return with(kind, new ServerSettings(servers.get(kind).port(), heapMb));
  }

  public StackSettings withOwner(long pid) {
    return new StackSettings(folder, servers, pid, startTimeout, progress);
  }

  public StackSettings withStartTimeout(Duration timeout) {
    return new StackSettings(folder, servers, ownerPid, timeout, progress);
  }

  public StackSettings withProgress(Consumer<String> listener) {
    return new StackSettings(folder, servers, ownerPid, startTimeout, listener);
  }

  private StackSettings with(ServerKind kind, ServerSettings settings) {
    var changed = new EnumMap<ServerKind, ServerSettings>(servers);
    changed.put(kind, settings);
    return withServers(changed);
  }

  private StackSettings withServers(Map<ServerKind, ServerSettings> changed) {
    return new StackSettings(folder, changed, ownerPid, startTimeout, progress);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("local stack: " + message);
    }
  }
}
