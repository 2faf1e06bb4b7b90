package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives the answers that a healthy node cannot be brought to give. */
final class CannedServer implements AutoCloseable {

  record Canned(int status, String body) {

    /** As to a bulk request in which nothing fails. */
    static Canned allCreated(String request) {
      var items =
          request
              .lines()
              .filter(line -> line.startsWith("{\"index\""))
              .map(line -> "{\"index\":{\"status\":201}}")
              .collect(Collectors.joining(","));
      return new Canned(200, "{\"errors\":false,\"items\":[" + items + "]}");
    }
  }

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  CannedServer(Function<String, Canned> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  private void answer(HttpExchange exchange, Function<String, Canned> answers) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(body);
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Canned canned = answers.apply(body);
    byte[] bytes = canned.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(canned.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  ElasticsearchSettings settings() {
    return ElasticsearchSettings.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> requests() {
    return requests;
  }

  List<String> keys() {
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
