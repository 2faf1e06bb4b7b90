package org.barograph.connectors.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Prometheus' Alertmanager, API v2. It forgets an alert that is not sent again for a few minutes,
 * so the caller sends it again while it is firing, and for five minutes after it has ended.
 */
public final class AlertmanagerReceiver implements Receiver {

  private final HttpSender http;
  private final URI address;
  private final String externalUrl;
  private final Map<String, String> headers;

  /**
   * @param base the address before {@code /api/v2/alerts}
   * @param user null: the secret, if any, is a bearer token
   * @param secret null, a password or a token
   * @throws IllegalArgumentException if nothing may be sent to the address
   */
  public AlertmanagerReceiver(ReceiverSettings settings, String base, String user, Secret secret) {
    this.address = Address.web(base + "/api/v2/alerts", settings.allowPlaintext());
    this.externalUrl = settings.externalUrl();
    this.headers = secret == null ? Map.of() : Map.of("Authorization", authorization(user, secret));
    this.http = settings.sender(secret);
  }

  private static String authorization(String user, Secret secret) {
    if (user == null) {
      return "Bearer " + secret.value();
    }
    byte[] pair = (user + ":" + secret.value()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    return http.post(address, headers, JsonBody.bytes(alerts(delivery.alert())));
  }

  @Override
  public String preview(Delivery delivery) {
    return JsonBody.pretty(alerts(delivery.alert()));
  }

  private ArrayNode alerts(Alert alert) {
    ArrayNode alerts = JsonBody.array();
    ObjectNode one = alerts.addObject();
    Annotations.labels(one.putObject("labels"), alert);
    Annotations.annotations(one.putObject("annotations"), alert);
    one.put("startsAt", alert.startedAt().toString());
    if (alert.endedAt() != null) {
      one.put("endsAt", alert.endedAt().toString());
    }
    String generator = alert.link("dashboard");
    if (generator != null || externalUrl != null) {
      one.put("generatorURL", generator == null ? externalUrl : generator);
    }
    return alerts;
  }

  @Override
  public void close() {
    http.close();
  }
}
