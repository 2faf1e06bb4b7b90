package org.barograph.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.junit.jupiter.api.Test;

class DashboardsCommandTest {

  private static final String NO_KEY = "BAROGRAPH_TEST_NO_SUCH_KEY";

  @Test
  void whatIsShippedIsValid() {
    CommandLines.Run run = CommandLines.run(List.of("dashboards", "validate"));

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCodes.OK);
    assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("ok "));
  }

  @Test
  void anElasticsearchThatIsNotThereIsAFailureAndNoDifference() {
    CommandLines.Run run =
        CommandLines.run(
            List.of("dashboards", "validate", "--elasticsearch", "http://127.0.0.1:1"));

    assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.err()).contains("barograph:").doesNotContain("bug");
  }

  @Test
  void withoutAKeyNothingIsDeployed() {
    CommandLines.Run run =
        CommandLines.run(
            List.of(
                "dashboards", "deploy", "--kibana", "http://127.0.0.1:1", "--api-key-env", NO_KEY));

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("no API key in environment variable " + NO_KEY);
  }

  @Test
  void anAddressIsNeeded() {
    assertThat(CommandLines.run(List.of("dashboards", "deploy")).code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aDryRunSaysWhatWouldBeMade() throws IOException {
    HttpServer kibana = kibana("9.5.1");
    try {
      CommandLines.Run run = deploy(kibana, "--dry-run");

      assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.OK);
      assertThat(run.out())
          .contains("create    dashboard  barograph-mood")
          .contains("create    role       barograph-default-on-call")
          .contains("13 of 13 would change (dry run)");
    } finally {
      kibana.stop(0);
    }
  }

  @Test
  void anOlderKibanaIsToldInALine() throws IOException {
    HttpServer kibana = kibana("8.19.2");
    try {
      CommandLines.Run run = deploy(kibana);

      assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
      assertThat(run.err()).contains("needs Kibana 9.5 or a later 9, got 8.19.2");
    } finally {
      kibana.stop(0);
    }
  }

  /** Its key is whatever stands in a variable that everybody has. */
  private static CommandLines.Run deploy(HttpServer kibana, String... more) {
    String address = "http://127.0.0.1:" + kibana.getAddress().getPort();
    List<String> arguments =
        new ArrayList<>(
            List.of("dashboards", "deploy", "--kibana", address, "--api-key-env", "PATH"));
    arguments.addAll(List.of(more));
    return CommandLines.run(arguments);
  }

  private static HttpServer kibana(String version) throws IOException {
    Map<String, String> answers =
        Map.of(
            "/api/status", "{\"version\": {\"number\": \"" + version + "\"}}",
            "/api/dashboards", "{\"dashboards\": []}",
            "/api/data_views", "{\"data_view\": []}",
            "/api/security/role", "[]",
            "/api/features",
                "[{\"id\": \"dashboard_v2\"}, {\"id\": \"visualize_v2\"}, {\"id\": \"discover_v2\"}]");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer =
              answers
                  .getOrDefault(exchange.getRequestURI().getPath(), "{}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
