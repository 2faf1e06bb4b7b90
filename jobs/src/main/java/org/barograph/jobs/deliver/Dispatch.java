package org.barograph.jobs.deliver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One receiver is to be told of one state of an incident.
 *
 * @param note empty, or a sentence that comes first
 * @param decidedAt wall clock, epoch milliseconds; its age counts from here
 */
public record Dispatch(String receiver, IncidentState incident, String note, long decidedAt) {

  public static String keyOf(Dispatch dispatch) {
    return dispatch.receiver();
  }

  /** The same for every attempt, after any restart. */
  public String idempotencyKey() {
    String identity = receiver + "|" + incident.incidentId() + "|" + incident.revision();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
