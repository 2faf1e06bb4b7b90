package org.barograph.jobs.config;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Records as text in which equal content is equal text: keys sorted, strings quoted, nothing for
 * null and empty lists (so that a key added to the format later does not change the version of
 * files that do not use it).
 */
final class CanonicalForm {
  private static final int HEX_DIGITS = 12;

  private final StringBuilder text = new StringBuilder();

  CanonicalForm add(String key, Object value) {
    if (value == null || value.equals(List.of())) return this;
    text.append(key).append('=');
    write(value);
    text.append(';');
    return this;
  }

  private void write(Object value) {
    switch (value) {
      case List<?> list -> {
        text.append('[');
        for (var item : list) {
          write(item);
          text.append(',');
        }
        text.append(']');
      }
      case Record record -> {
        text.append('{');
        Arrays.stream(record.getClass().getRecordComponents())
            .sorted(Comparator.comparing(RecordComponent::getName))
            .forEach(component ->
                add(Names.snakeCase(component.getName()), Records.get(component, record)));
        text.append('}');
      }
      case String string ->
          text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      case Enum<?> constant -> text.append(Names.inFile(constant));
      default -> text.append(value); // numbers, booleans and durations print one way only
    }
  }

  static String hash(CanonicalForm form) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(form.text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java platform has SHA-256", e);
    }
  }
}
