package org.barograph.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code stack.json} holds: enough for a later process to find, stop and restart the servers.
 *
 * @param startedAt RFC 3339, UTC
 * @param owner null: none
 */
record StackState(
    int version,
    String startedAt,
    String home,
    ProcessIdentity owner,
    Map<ServerKind, ServerState> servers) {

  static final int VERSION = 1;
  private static final long MAX_BYTES = 64 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * @param process null: not launched yet
   * @param port of the clients
   * @param internalPort of the Kafka controller or Elasticsearch's transport
   */
  record ServerState(ProcessIdentity process, int port, int internalPort, int heapMb) {
    boolean isAlive() {
      return process != null && process.isAlive();
    }

    ServerState withProcess(ProcessIdentity other) {
      return new ServerState(other, port, internalPort, heapMb);
    }
  }

  StackState {
    servers = Map.copyOf(servers);
  }

  StackState withServer(ServerKind kind, ServerState server) {
    var changed = new EnumMap<ServerKind, ServerState>(ServerKind.class);
    changed.putAll(servers);
    changed.put(kind, server);
    return new StackState(version, startedAt, home, owner, changed);
  }

  boolean isOwnerGone() {
    return owner != null && !owner.isAlive();
  }

  long countAlive() {
    return servers.values().stream().filter(ServerState::isAlive).count();
  }

  /** Empty when no stack was started in the folder, or it was stopped. */
  static Optional<StackState> read(StackFolder folder) {
    Path file = folder.state();
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new StackException("%s is larger than %d bytes".formatted(file, MAX_BYTES));
      }
      StackState state = JSON.readValue(file.toFile(), StackState.class);
      if (state.version != VERSION) {
        throw new StackException(
            "%s: version must be %d, got %d".formatted(file, VERSION, state.version));
      }
      return Optional.of(state);
    } catch (JacksonException e) {
      throw new StackException(file + " is not a stack's state: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new StackException("cannot read " + file, e);
    }
  }

  void write(StackFolder folder) {
    Path file = folder.state();
    try {
      Path fresh = file.resolveSibling("stack.json.tmp");
      Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StackException("cannot write " + file, e);
    }
  }

  static void delete(StackFolder folder) {
    try {
      Files.deleteIfExists(folder.state());
    } catch (IOException e) {
      throw new StackException("cannot delete " + folder.state(), e);
    }
  }
}
