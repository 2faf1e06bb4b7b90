package org.barograph.stack;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.barograph.stack.StackState.ServerState;

/** How one kind of server is configured, run and asked. A further kind is one more of these. */
interface ServerDefinition {

  /** The server's own part of the command line. */
  record Command(List<String> flags, String mainClass, List<String> arguments) {}

  /** Writes the configuration and says how to run the server with it. */
  Command prepare(StackFolder folder, StackHome home, ServerState server) throws IOException;

  /** One question over the network, at most two seconds. */
  boolean answers(int port);

  static ServerDefinition of(ServerKind kind) {
    return switch (kind) {
      case KAFKA -> new KafkaDefinition();
      case ELASTICSEARCH -> new ElasticsearchDefinition();
    };
  }

  static void write(Path file, Map<String, String> settings) throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }
}
