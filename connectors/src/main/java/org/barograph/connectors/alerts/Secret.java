package org.barograph.connectors.alerts;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A value that nothing may show. Neither serializable nor a record, so that nothing does. */
public final class Secret {

  private static final String MASK = "***";
  private static final int LONG_PART = 8;
  private static final Pattern SEPARATOR = Pattern.compile("[/?#&=]");

  private final String value;

  /**
   * @throws IllegalArgumentException if it is empty
   */
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value.strip();
  }

  String value() {
    return value;
  }

  /** A text in which neither the secret nor a long part of a secret address is to be read. */
  String mask(String text) {
    String masked = text.replace(value, MASK);
    for (String part : parts(value)) {
      if (part.length() >= LONG_PART) {
        masked = masked.replace(part, MASK);
      }
    }
    return masked;
  }

  /** Of an address the segments of its path, the last of which is often the key. */
  private static List<String> parts(String value) {
    if (!value.contains("://")) {
      return List.of();
    }
    String afterHost = value.substring(value.indexOf("://") + 3).replaceFirst("^[^/?#]*", "");
    return Arrays.asList(SEPARATOR.split(afterHost));
  }

  @Override
  public String toString() {
    return MASK;
  }
}
