package org.barograph.jobs.ingest;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Reads the fields of one JSON object by the rules of FIELDS.md; each broken rule is named. */
final class Fields {

  /** Keeps a mention's id, {@code channel|id|brand}, below Elasticsearch's 512 bytes. */
  private static final int MAX_CHANNEL_BYTES = 64;

  private static final int MAX_ID_BYTES = 256;

  /** Keeps sums of counts far from overflow. */
  private static final long MAX_COUNT = 1_000_000_000_000L;

  private static final String COUNT_RULE = "must be a whole number from 0 to 10^12, got ";

  /** The pattern of schema/post.json; {@link OffsetDateTime} alone also takes other forms. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-7]):[0-5]\\d)");

  private final JsonNode node;
  private final String path;
  private final long latest;

  /** {@code latest}: the latest time that is accepted, epoch milliseconds. */
  Fields(JsonNode node, String path, long latest) {
    this.node = node;
    this.path = path;
    this.latest = latest;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  void schema() throws BadPost {
    JsonNode value = node.get("schema");
    if (has("schema") && !(value.isNumber() && value.doubleValue() == 1)) {
      throw new BadPost("bad_value", "schema: this version reads 1, got " + shown(value));
    }
  }

  /** {@code op}; {@code create} when absent. */
  String operation() {
    return has("op") ? node.get("op").asText() : "create";
  }

  /** A string of at most {@code max} characters, possibly empty; null when absent. */
  String text(String name, int max) throws BadPost {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BadPost("bad_value", path + name + ": must be a string, got " + shown(value));
    }
    String text = value.textValue();
    int characters = text.codePointCount(0, text.length());
    if (characters > max) {
      throw new BadPost(
          "too_large", path + name + ": has " + characters + " characters, at most " + max);
    }
    return Text.wellFormed(text);
  }

  /** As {@link #text}, but not empty. */
  String word(String name, int max) throws BadPost {
    String text = text(name, max);
    if (text != null && text.isEmpty()) {
      throw new BadPost("bad_value", path + name + ": must not be empty; leave it out");
    }
    return text;
  }

  /** Without what separates the parts of keys and document ids. */
  String channel() throws BadPost {
    String channel = required("channel", identity("channel", MAX_CHANNEL_BYTES));
    if (channel.chars().anyMatch(c -> c == ':' || c == '|' || c == ' ')) {
      throw new BadPost("bad_value", "channel: must not hold ':', '|' or blanks, got " + channel);
    }
    return channel;
  }

  /** The id of a post; null when absent. */
  String id() throws BadPost {
    return identity("id", MAX_ID_BYTES);
  }

  private String identity(String name, int maxBytes) throws BadPost {
    String text = word(name, maxBytes);
    if (text == null) {
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new BadPost("bad_value", path + name + ": must not hold control characters");
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > maxBytes) {
      throw new BadPost(
          "too_large", path + name + ": has " + bytes + " bytes, at most " + maxBytes);
    }
    return text;
  }

  <T> T required(String name, T value) throws BadPost {
    if (value == null) {
      throw new BadPost("missing_field", path + name + ": required");
    }
    return value;
  }

  /** Epoch milliseconds; null when absent. */
  Long time(String name) throws BadPost {
    String text = text(name, 64);
    if (text == null) {
      return null;
    }
    long millis = millis(name, text);
    if (millis < 0) {
      throw new BadPost("bad_time", path + name + ": must not be before 1970, got " + text);
    }
    if (millis > latest) {
      throw new BadPost(
          "in_the_future", path + name + ": " + text + " is after " + Instant.ofEpochMilli(latest));
    }
    return millis;
  }

  private long millis(String name, String text) throws BadPost {
    if (RFC_3339.matcher(text).matches()) {
      try {
        return ITU.parseDateTime(text).toInstant().toEpochMilli();
      } catch (DateTimeException e) {
        // A day or an hour that does not exist: the same answer as for another form.
      }
    }
    throw new BadPost(
        "bad_time", path + name + ": must be RFC 3339 with an offset, got \"" + text + "\"");
  }

  JsonNode object(String name) throws BadPost {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      throw new BadPost("bad_value", path + name + ": must be an object, got " + shown(value));
    }
    return value;
  }

  long count(String name) throws BadPost {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return 0;
    }
    boolean whole = value.isNumber() && value.canConvertToExactIntegral();
    if (!whole || !value.canConvertToLong()) {
      throw new BadPost("bad_value", path + name + ": " + COUNT_RULE + shown(value));
    }
    long count = value.longValue();
    if (count < 0 || count > MAX_COUNT) {
      throw new BadPost("bad_value", path + name + ": " + COUNT_RULE + count);
    }
    return count;
  }

  boolean flag(String name) throws BadPost {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new BadPost("bad_value", path + name + ": must be true or false, got " + shown(value));
    }
    return value.booleanValue();
  }

  String shown(String name) {
    return shown(node.path(name));
  }

  private static String shown(JsonNode value) {
    // Cut first: the cut may part a surrogate pair.
    String text = value.toString();
    return Text.wellFormed(text.length() > 80 ? text.substring(0, 80) + "…" : text);
  }
}
