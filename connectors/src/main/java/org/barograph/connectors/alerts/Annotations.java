package org.barograph.connectors.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Collectors;

/** What Alertmanager's forms have in common. */
final class Annotations {

  private static final int MAX_DESCRIPTION = 8_000;

  /** How Go writes that there is no end. */
  private static final String NO_END = "0001-01-01T00:00:00Z";

  private Annotations() {}

  /** Labels are the identity: no id, no value, not even the severity, which may grow. */
  static void labels(ObjectNode labels, Alert alert) {
    labels.put("alertname", "Barograph" + camelCase(alert.labels().getOrDefault("kind", "alert")));
    alert.labels().forEach(labels::put);
    if (alert.test()) {
      labels.put("test", "true");
    }
  }

  static void annotations(ObjectNode annotations, Alert alert) {
    annotations
        .put("summary", (alert.test() ? "TEST: " : "") + alert.headline())
        .put("description", description(alert))
        .put("severity", alert.severity().word())
        .put("state", alert.state().word())
        .put("incident_id", alert.id());
    for (Link link : alert.links()) {
      annotations.put(link.name() + "_url", link.url());
    }
  }

  private static String description(Alert alert) {
    String facts =
        alert.facts().stream()
            .map(fact -> fact.name() + ": " + fact.value())
            .collect(Collectors.joining("\n"));
    String quotes =
        alert.quotes().stream()
            .map(quote -> "“" + quote.text() + "” (" + quote.source() + ")")
            .collect(Collectors.joining("\n"));
    return Texts.cut((alert.status() + "\n" + facts + "\n" + quotes).strip(), MAX_DESCRIPTION);
  }

  static String endsAt(Instant endedAt) {
    return endedAt == null ? NO_END : endedAt.toString();
  }

  static String camelCase(String snake) {
    StringBuilder out = new StringBuilder();
    boolean startsWord = true;
    for (int i = 0; i < snake.length(); i++) {
      char c = snake.charAt(i);
      if (c != '_') {
        out.append(startsWord ? Character.toUpperCase(c) : c);
      }
      startsWord = c == '_';
    }
    return out.toString();
  }
}
