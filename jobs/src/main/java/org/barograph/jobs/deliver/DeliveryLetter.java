package org.barograph.jobs.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.barograph.jobs.model.DeadLetter;

/**
 * A dispatch as the payload of a dead letter: receiver, note and the incident, nothing of how the
 * receiver is reached.
 */
public final class DeliveryLetter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DeliveryLetter() {}

  static DeadLetter deadLetter(Dispatch dispatch, String reason, String detail) {
    return new DeadLetter(
        DeadLetter.DELIVER,
        reason,
        dispatch.receiver() + ": " + detail,
        payload(dispatch),
        null,
        0,
        0,
        dispatch.incident().incidentId());
  }

  static String payload(Dispatch dispatch) {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("receiver", dispatch.receiver());
    payload.put("note", dispatch.note());
    payload.put("recorded_at", dispatch.incident().recordedAt());
    payload.set("incident", IncidentReader.tree(dispatch.incident()));
    return payload.toString();
  }

  /**
   * What a dead letter was to tell.
   *
   * @throws BadAlertException if its payload is none, or was cut
   */
  public static Dispatch read(String payload) throws BadAlertException {
    JsonNode root;
    try {
      root = JSON.readTree(payload);
    } catch (IOException e) {
      throw new BadAlertException("the payload is not JSON");
    }
    if (root == null || !root.path("receiver").isTextual()) {
      throw new BadAlertException("the payload names no receiver");
    }
    return new Dispatch(
        root.get("receiver").textValue(),
        IncidentReader.document(root.path("incident"), root.path("recorded_at").asLong()),
        root.path("note").asText(""),
        0);
  }
}
