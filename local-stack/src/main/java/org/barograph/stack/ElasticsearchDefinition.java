package org.barograph.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.stack.StackState.ServerState;

/** A single node with every role that the project uses. */
final class ElasticsearchDefinition implements ServerDefinition {
  private static final int ANSWER_TIMEOUT_MS = 1_000;

  @Override
  public Command prepare(StackFolder folder, StackHome home, ServerState server)
      throws IOException {
    Path run = folder.run(ServerKind.ELASTICSEARCH);
    Path file = run.resolve("node.properties");
    Path config = Files.createDirectories(run.resolve("config"));
    ServerDefinition.write(file, settings(folder, home, server));
    return new Command(
        List.of(
            // Not SerialGC: its long full collections trip the parent circuit breaker.
            "-XX:+UseG1GC",
            // Where the distribution has native libraries; without the property the node logs a
            // NullPointerException instead of doing without them.
            "-Des.path.home=" + home(home)),
        "org.barograph.stack.elasticsearch.ElasticsearchNode",
        List.of(
            file.toString(), config.toString(), folder.ready(ServerKind.ELASTICSEARCH).toString()));
  }

  private static Map<String, String> settings(
      StackFolder folder, StackHome home, ServerState server) {
    var settings = new TreeMap<String, String>();
    settings.put("cluster.name", "barograph-local");
    settings.put("node.name", "local");
    settings.put("node.roles", "master,data,ingest");
    settings.put("discovery.type", "single-node");
    settings.put("network.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(server.port()));
    settings.put("transport.port", Integer.toString(server.internalPort()));
    settings.put("path.home", home(home).toString());
    settings.put("path.data", folder.data(ServerKind.ELASTICSEARCH).toString());
    settings.put("path.logs", folder.log(ServerKind.ELASTICSEARCH).getParent().toString());
    // A laptop's disk is often fuller than the share at which a cluster stops writing.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    return settings;
  }

  private static Path home(StackHome home) {
    return home.node(ServerKind.ELASTICSEARCH).resolve("home");
  }

  @Override
  public boolean answers(int port) {
    var uri = URI.create("http://127.0.0.1:" + port + "/_cluster/health?timeout=1s");
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(ANSWER_TIMEOUT_MS);
      connection.setReadTimeout(ANSWER_TIMEOUT_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
