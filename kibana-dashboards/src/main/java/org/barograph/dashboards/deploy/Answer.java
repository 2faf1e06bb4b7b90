package org.barograph.dashboards.deploy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * @param body missing node where the answer was empty or no JSON
 */
record Answer(int status, JsonNode body) {

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** What Kibana says, made fit for a line. */
  String message() {
    String message = body.path("message").asText("");
    return status + (message.isEmpty() ? "" : ": " + line(message, 500));
  }

  /** A text from outside, without control characters and not longer than {@code most}. */
  static String line(String text, int most) {
    String cut = text.length() > most ? text.substring(0, most) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }
}
