package org.barograph.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Polarity;

/**
 * Reads the JSON of a command on a mention (FIELDS.md, schema/command.json). Whatever does not fit
 * becomes a dead letter; nothing is thrown for any bytes. Thread-safe.
 */
public final class CommandParser {

  public static final String STAGE = "command";

  /** Bytes of one record. */
  static final int MAX_RECORD = 16 * 1024;

  /** Characters of a note. */
  static final int MAX_NOTE = 1_000;

  private static final int MAX_TARGET = 1_024;
  private static final String SLUG = "[a-z0-9][a-z0-9_-]{0,63}";
  private static final Set<String> KEYS =
      Set.of("schema", "id", "command", "target", "at", "by", "polarity", "note");

  /** Those on incidents, which detection reads from the same Kafka topic. */
  private static final Set<String> OF_INCIDENTS =
      Set.of("acknowledge", "silence", "note", "useful", "noise");

  private final StrictJson json = new StrictJson(MAX_RECORD);

  public CommandIntake parse(byte[] value, Origin origin) {
    try {
      return new CommandIntake(read(value, origin), null, origin.partition(), origin.offset());
    } catch (BadPost bad) {
      DeadLetter letter = PostParser.deadLetter(STAGE, value, origin, bad);
      return new CommandIntake(null, letter, origin.partition(), origin.offset());
    }
  }

  /** Null for a command of another job, whose form is not ours to judge. */
  private Command read(byte[] value, Origin origin) throws BadPost {
    JsonNode node = json.object(value);
    Fields fields = new Fields(node, "", origin.latest());
    String word = fields.required("command", fields.word("command", 64));
    if (OF_INCIDENTS.contains(word)) {
      return null;
    }
    CommandKind kind = kind(word);
    StrictJson.refuseUnknown(node, KEYS, "");
    fields.schema();
    String target = fields.required("target", fields.word("target", MAX_TARGET));
    int first = target.indexOf('|');
    int last = target.lastIndexOf('|');
    String brand = target.substring(last + 1);
    if (first < 1 || first == last || last == first + 1 || !brand.matches(SLUG)) {
      throw new BadPost("bad_value", "target: must be channel|post|brand, got \"" + target + "\"");
    }
    return new Command(
        fields.required("id", fields.word("id", 256)),
        kind,
        target.substring(0, first),
        target.substring(first + 1, last),
        brand,
        fields.required("at", fields.time("at")),
        fields.required("by", fields.word("by", 256)),
        polarity(kind, fields),
        fields.word("note", MAX_NOTE));
  }

  private static CommandKind kind(String word) throws BadPost {
    for (CommandKind kind : CommandKind.values()) {
      if (kind.label().equals(word)) {
        return kind;
      }
    }
    throw new BadPost(
        "bad_command", "command: must be relabel, not_us or this_is_us, got \"" + word + "\"");
  }

  private static Polarity polarity(CommandKind kind, Fields fields) throws BadPost {
    String word = fields.word("polarity", 64);
    if (kind != CommandKind.RELABEL) {
      if (word != null) {
        throw new BadPost("bad_value", "polarity: only relabel has one");
      }
      return null;
    }
    return switch (fields.required("polarity", word)) {
      case "negative" -> Polarity.NEGATIVE;
      case "neutral" -> Polarity.NEUTRAL;
      case "positive" -> Polarity.POSITIVE;
      default ->
          throw new BadPost(
              "bad_value",
              "polarity: must be negative, neutral or positive, got " + fields.shown("polarity"));
    };
  }
}
