package org.barograph.connectors.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * PagerDuty's Events API v2 (<a
 * href="https://developer.pagerduty.com/docs/send-alert-event">developer.pagerduty.com</a>). The
 * alert's id is the {@code dedup_key}: a second trigger adds to the open incident.
 */
public final class PagerDutyReceiver implements Receiver {

  public static final String BASE = "https://events.pagerduty.com";

  static final int MAX_SUMMARY = 1_024;

  private final HttpSender http;
  private final URI address;
  private final Secret routingKey;
  private final String clientUrl;

  /**
   * @param base the address before {@code /v2/enqueue}
   * @throws IllegalArgumentException if nothing may be sent to the address
   */
  public PagerDutyReceiver(ReceiverSettings settings, String base, Secret routingKey) {
    this.address = Address.web(base + "/v2/enqueue", settings.allowPlaintext());
    this.routingKey = routingKey;
    this.clientUrl = settings.externalUrl();
    this.http = settings.sender(routingKey);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    ObjectNode event = event(delivery.alert());
    event.put("routing_key", routingKey.value());
    return http.post(address, Map.of(), JsonBody.bytes(event));
  }

  @Override
  public String preview(Delivery delivery) {
    return JsonBody.pretty(event(delivery.alert()));
  }

  private ObjectNode event(Alert alert) {
    ObjectNode event = JsonBody.object();
    event.put("routing_key", routingKey.toString());
    event.put("event_action", action(alert.state()));
    event.put("dedup_key", alert.id());
    if (clientUrl != null) {
      event.put("client", "Barograph").put("client_url", clientUrl);
    }
    // Acknowledge and resolve change nothing but the state.
    if (alert.state() == Alert.State.TRIGGERED || alert.state() == Alert.State.UPDATED) {
      payload(event.putObject("payload"), alert);
      var links = event.putArray("links");
      alert
          .links()
          .forEach(link -> links.addObject().put("href", link.url()).put("text", link.name()));
    }
    return event;
  }

  private static String action(Alert.State state) {
    return switch (state) {
      case TRIGGERED, UPDATED -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case RESOLVED -> "resolve";
    };
  }

  private static void payload(ObjectNode payload, Alert alert) {
    payload
        .put("summary", Texts.line((alert.test() ? "TEST: " : "") + alert.headline(), MAX_SUMMARY))
        .put("source", alert.labels().getOrDefault("brand", "barograph"))
        .put("severity", alert.severity().word())
        .put("timestamp", alert.at().toString());
    putIfThere(payload, "component", alert.labels().get("brand"));
    putIfThere(payload, "group", alert.labels().get("topic"));
    putIfThere(payload, "class", alert.labels().get("kind"));
    ObjectNode details = payload.putObject("custom_details");
    details.put("Status", alert.status());
    alert.facts().forEach(fact -> details.put(fact.name(), fact.value()));
    int number = 0;
    for (Alert.Quote quote : alert.quotes()) {
      number++;
      details.put("Post " + number, "“" + quote.text() + "” (" + quote.source() + ")");
    }
  }

  private static void putIfThere(ObjectNode node, String name, String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
