package org.barograph.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;

/**
 * Reads the JSON of a command on an incident (FIELDS.md, schema/command.json). Whatever does not
 * fit becomes a dead letter; nothing is thrown for any bytes. Thread-safe.
 */
public final class IncidentCommandParser {

  /** Of a silence. */
  public static final Duration MAX_SILENCE = Duration.ofDays(30);

  private static final int MAX_TARGET = 256;
  private static final String SLUG = "[a-z0-9][a-z0-9_-]{0,63}";
  private static final Set<String> KEYS =
      Set.of("schema", "id", "command", "target", "brand", "at", "by", "until", "note");

  private final StrictJson json = new StrictJson(CommandParser.MAX_RECORD);

  public IncidentCommandIntake parse(byte[] value, Origin origin) {
    try {
      return new IncidentCommandIntake(
          read(value, origin), null, origin.partition(), origin.offset());
    } catch (BadPost bad) {
      return new IncidentCommandIntake(
          null,
          PostParser.deadLetter(CommandParser.STAGE, value, origin, bad),
          origin.partition(),
          origin.offset());
    }
  }

  /** Null for what is no command on an incident: the other job reads and judges it. */
  private IncidentCommand read(byte[] value, Origin origin) throws BadPost {
    JsonNode node = object(value);
    IncidentCommandKind kind = node == null ? null : kind(node.path("command").asText());
    if (kind == null) {
      return null;
    }
    StrictJson.refuseUnknown(node, KEYS, "");
    Fields fields = new Fields(node, "", origin.latest());
    fields.schema();
    String brand = fields.required("brand", fields.word("brand", 64));
    if (!brand.matches(SLUG)) {
      throw new BadPost("bad_value", "brand: must be the id of a brand, got \"" + brand + "\"");
    }
    long at = fields.required("at", fields.time("at"));
    String note = fields.word("note", CommandParser.MAX_NOTE);
    return new IncidentCommand(
        fields.required("id", fields.word("id", 256)),
        kind,
        fields.required("target", fields.word("target", MAX_TARGET)),
        brand,
        at,
        fields.required("by", fields.word("by", 256)),
        until(kind, node, fields, at),
        kind == IncidentCommandKind.NOTE ? fields.required("note", note) : note);
  }

  private JsonNode object(byte[] value) {
    try {
      return json.object(value);
    } catch (BadPost bad) {
      return null;
    }
  }

  /** Null when it is the word of none. */
  private static IncidentCommandKind kind(String word) {
    for (IncidentCommandKind kind : IncidentCommandKind.values()) {
      if (kind.label().equals(word)) {
        return kind;
      }
    }
    return null;
  }

  private static long until(IncidentCommandKind kind, JsonNode node, Fields fields, long at)
      throws BadPost {
    if (kind != IncidentCommandKind.SILENCE) {
      if (fields.has("until")) {
        throw new BadPost("bad_value", "until: only silence has one");
      }
      return 0;
    }
    long latest = at + MAX_SILENCE.toMillis();
    long until = fields.required("until", new Fields(node, "", latest).time("until"));
    if (until <= at) {
      throw new BadPost("bad_value", "until: must be after at, got " + fields.shown("until"));
    }
    return until;
  }
}
