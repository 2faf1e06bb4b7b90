package org.barograph.jobs.config.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.barograph.jobs.config.ConfigEntries;
import org.barograph.jobs.config.InvalidConfigException;

/** Records of the Kafka topic of the configuration as JSON (FIELDS.md, schema/config.json). */
public final class ConfigRecords {

  /** Bytes of a record; a producer's limit is a little higher. */
  static final int MAX_BYTES = 900_000;

  /** Types that the topic may hold and that no job reads yet. */
  private static final Set<String> LATER = Set.of("receiver");

  private static final Set<String> KEYS = Set.of("schema", "type", "id", "versions");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ConfigRecords() {}

  /** The record's value; its oldest versions are left out where it would be too large. */
  public static byte[] json(ConfigRecord record) {
    byte[] bytes = whole(record);
    for (int most = record.versions().size() - 1; bytes.length > MAX_BYTES && most > 0; most--) {
      bytes = whole(record.newest(most));
    }
    return bytes;
  }

  private static byte[] whole(ConfigRecord record) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", 1).put("type", record.type().word()).put("id", record.id());
    var versions = root.putArray("versions");
    for (ConfigVersion version : record.versions()) {
      ObjectNode each =
          versions
              .addObject()
              .put("version", version.version())
              .put("effective_at", TIME.format(Instant.ofEpochMilli(version.effectiveAt())));
      if (version.content() != null) {
        each.set(record.type().word(), ConfigEntries.json(version.content()));
      } else {
        each.put("removed", true);
      }
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON into memory", e);
    }
  }

  /**
   * Reads a record's value. Content that breaks a rule stays in its version as a problem, so that
   * the versions before it stay in force.
   *
   * @param key of the Kafka record; null where there is none, as in a file
   * @return empty when it is of a type that no job reads yet
   * @throws BadConfigException if it is no such record
   */
  public static Optional<ConfigRecord> read(String key, byte[] value) throws BadConfigException {
    JsonNode root = tree(value);
    require(root.isObject(), "a record is a JSON object");
    refuseUnknown(root, KEYS);
    require(root.path("schema").asInt() == 1, "schema: must be 1");
    String type = text(root, "type");
    String id = text(root, "id");
    require(
        key == null || key.equals(type + ":" + id),
        "the key must be type:id, that is " + type + ":" + id + ", got " + key);
    if (LATER.contains(type)) {
      return Optional.empty();
    }
    ConfigType known = ConfigType.of(type).orElse(null);
    require(known != null, "type: must be brand, topic, rule or annotation, got " + type);
    return Optional.of(new ConfigRecord(known, id, versions(root.path("versions"), known, id)));
  }

  private static List<ConfigVersion> versions(JsonNode array, ConfigType type, String id)
      throws BadConfigException {
    require(array.isArray() && !array.isEmpty(), "versions: must be a list with an entry");
    require(
        array.size() <= ConfigRecord.MAX_VERSIONS,
        "versions: at most " + ConfigRecord.MAX_VERSIONS + ", got " + array.size());
    List<ConfigVersion> versions = new ArrayList<>();
    for (JsonNode node : array) {
      ConfigVersion version = version(node, type, id, "versions[" + versions.size() + "]");
      ConfigVersion before = versions.isEmpty() ? null : versions.getLast();
      require(
          before == null
              || (before.version() < version.version()
                  && before.effectiveAt() < version.effectiveAt()),
          "versions[" + versions.size() + "]: version and effective_at must grow");
      versions.add(version);
    }
    return versions;
  }

  private static ConfigVersion version(JsonNode node, ConfigType type, String id, String path)
      throws BadConfigException {
    require(node.isObject(), path + ": must be an object");
    refuseUnknown(node, Set.of("version", "effective_at", type.word(), "removed"));
    JsonNode number = node.path("version");
    require(
        number.isIntegralNumber() && number.canConvertToLong() && number.longValue() > 0,
        path + ".version: must be a whole number from 1 on");
    long version = number.longValue();
    long effectiveAt = time(text(node, "effective_at"), path);
    boolean removed = node.path("removed").asBoolean();
    require(
        removed != node.has(type.word()), path + ": needs either " + type.word() + " or removed");
    if (removed) {
      return ConfigVersion.removed(version, effectiveAt);
    }
    String name = type.key(id) + " version " + version;
    try {
      ConfigType.Content content = type.read(id, node.get(type.word()).toString(), name);
      return new ConfigVersion(version, effectiveAt, content.value(), content.problem());
    } catch (InvalidConfigException e) {
      return ConfigVersion.unusable(version, effectiveAt, e.getMessage());
    }
  }

  private static JsonNode tree(byte[] value) throws BadConfigException {
    require(value != null && value.length > 0, "the record is empty");
    require(value.length <= 1 << 20, "the record has more than 1 MB");
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new BadConfigException("not JSON: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static String text(JsonNode node, String field) throws BadConfigException {
    require(node.path(field).isTextual(), field + ": must be text");
    return node.get(field).textValue();
  }

  private static long time(String text, String path) throws BadConfigException {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadConfigException(path + ".effective_at: must be RFC 3339 in UTC, got " + text);
    }
  }

  private static void refuseUnknown(JsonNode node, Set<String> known) throws BadConfigException {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      require(known.contains(name), name + ": no such field");
    }
  }

  private static void require(boolean holds, String message) throws BadConfigException {
    if (!holds) {
      throw new BadConfigException(message);
    }
  }
}
