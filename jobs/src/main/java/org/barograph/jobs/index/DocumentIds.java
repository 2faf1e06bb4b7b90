package org.barograph.jobs.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The {@code _id} of a document, from its readable id. */
public final class DocumentIds {

  /** What Elasticsearch takes as an {@code _id}, in bytes of UTF-8. */
  public static final int MAX_BYTES = 512;

  private DocumentIds() {}

  /**
   * The id itself, or {@code sha256-} and 64 hex digits when it is longer than {@link #MAX_BYTES}:
   * a post with long ids is still indexed, and a replay still finds the same document.
   */
  public static String of(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_BYTES ? id : "sha256-" + HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
