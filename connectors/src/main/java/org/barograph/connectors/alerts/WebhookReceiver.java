package org.barograph.connectors.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any service that understands Alertmanager's webhook, version 4. {@code X-Barograph-Signature} is
 * {@code v1=} and the hex HMAC-SHA256 over {@code X-Barograph-Timestamp} (epoch seconds), a dot and
 * the body; {@code Idempotency-Key} stays the same over all attempts.
 */
public final class WebhookReceiver implements Receiver {

  private final HttpSender http;
  private final URI address;
  private final Secret secret;
  private final ReceiverSettings settings;

  /**
   * @param secret null: requests are not signed
   * @throws IllegalArgumentException if nothing may be sent to the address
   */
  public WebhookReceiver(ReceiverSettings settings, String url, Secret secret) {
    this.address = Address.web(url, settings.allowPlaintext());
    this.secret = secret;
    this.settings = settings;
    this.http = settings.sender(secret);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    byte[] body = JsonBody.bytes(body(delivery.alert()));
    String timestamp = String.valueOf(settings.clock().instant().getEpochSecond());
    Map<String, String> headers = new TreeMap<>();
    headers.put("Idempotency-Key", delivery.key());
    headers.put("X-Barograph-Timestamp", timestamp);
    if (secret != null) {
      headers.put("X-Barograph-Signature", "v1=" + signature(secret, timestamp, body));
    }
    return http.post(address, headers, body);
  }

  @Override
  public String preview(Delivery delivery) {
    return JsonBody.pretty(body(delivery.alert()));
  }

  private ObjectNode body(Alert alert) {
    String status = alert.isResolved() ? "resolved" : "firing";
    String external = settings.externalUrl() == null ? "" : settings.externalUrl();
    ObjectNode body = JsonBody.object();
    body.put("version", "4")
        .put("groupKey", groupKey(alert))
        .put("truncatedAlerts", 0)
        .put("status", status)
        .put("receiver", settings.name());
    Annotations.labels(body.putObject("groupLabels"), alert);
    Annotations.labels(body.putObject("commonLabels"), alert);
    Annotations.annotations(body.putObject("commonAnnotations"), alert);
    body.put("externalURL", external);
    ObjectNode one = body.putArray("alerts").addObject().put("status", status);
    Annotations.labels(one.putObject("labels"), alert);
    Annotations.annotations(one.putObject("annotations"), alert);
    String generator = alert.link("dashboard");
    one.put("startsAt", alert.startedAt().toString())
        .put("endsAt", Annotations.endsAt(alert.endedAt()))
        .put("generatorURL", generator == null ? external : generator)
        .put("fingerprint", fingerprint(alert));
    return body;
  }

  private static String groupKey(Alert alert) {
    return alert.labels().entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue().replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(", ", "{}:{", "}"));
  }

  private static String fingerprint(Alert alert) {
    byte[] identity = (groupKey(alert) + alert.test()).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String signature(Secret secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
