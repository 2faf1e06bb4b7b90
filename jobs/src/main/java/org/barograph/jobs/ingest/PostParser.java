package org.barograph.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;

/**
 * Reads the canonical JSON of a post operation (FIELDS.md, schema/post.json). Whatever does not fit
 * becomes a dead letter that names place, value and rule; nothing is thrown for any bytes.
 * Thread-safe.
 */
public final class PostParser {

  public static final String STAGE = "parse";

  /** Bytes of one record. */
  static final int MAX_RECORD = 1024 * 1024;

  private static final Set<String> KEYS =
      Set.of(
          "schema",
          "op",
          "channel",
          "id",
          "author",
          "created_at",
          "event_at",
          "text",
          "lang",
          "url",
          "in_reply_to",
          "repost_of",
          "conversation",
          "engagement");
  private static final Set<String> AUTHOR_KEYS = Set.of("id", "handle", "name", "followers", "bot");
  private static final Set<String> ENGAGEMENT_KEYS = Set.of("likes", "reposts", "replies");

  private final StrictJson json = new StrictJson(MAX_RECORD);

  public Intake parse(byte[] value, Origin origin) {
    try {
      return Intake.accepted(read(value, origin));
    } catch (BadPost bad) {
      return Intake.rejected(deadLetter(STAGE, value, origin, bad));
    }
  }

  /** A dead letter with as much of the payload as is kept. */
  static DeadLetter deadLetter(String stage, byte[] value, Origin origin, BadPost bad) {
    byte[] bytes = value == null ? new byte[0] : value;
    int kept = Math.min(bytes.length, DeadLetter.MAX_PAYLOAD);
    String shown = Text.wellFormed(bad.getMessage());
    String payload = Text.wellFormed(new String(bytes, 0, kept, StandardCharsets.UTF_8));
    return new DeadLetter(
        stage,
        bad.reason,
        shown,
        payload,
        origin.source(),
        origin.partition(),
        origin.offset(),
        origin.key());
  }

  private Post read(byte[] value, Origin origin) throws BadPost {
    JsonNode node = json.object(value);
    StrictJson.refuseUnknown(node, KEYS, "");
    Fields fields = new Fields(node, "", origin.latest());
    fields.schema();
    return post(fields, operation(fields), origin);
  }

  private static PostOperation operation(Fields fields) throws BadPost {
    return switch (fields.operation()) {
      case "create" -> PostOperation.CREATE;
      case "update" -> PostOperation.UPDATE;
      case "delete" -> PostOperation.DELETE;
      case "delete_author" -> PostOperation.DELETE_AUTHOR;
      case "heartbeat" -> PostOperation.HEARTBEAT;
      default ->
          throw new BadPost(
              "bad_operation",
              "op: must be create, update, delete, delete_author or heartbeat, got "
                  + fields.shown("op"));
    };
  }

  /** What an operation does not need is checked all the same, and then not used. */
  private static Post post(Fields fields, PostOperation op, Origin origin) throws BadPost {
    String channel = fields.channel();
    boolean aboutPost = op != PostOperation.DELETE_AUTHOR && op != PostOperation.HEARTBEAT;
    boolean hasText = op == PostOperation.CREATE || op == PostOperation.UPDATE;
    String id = fields.id();
    Author author = author(fields);
    Long createdAt = fields.time("created_at");
    Long eventAt = fields.time("event_at");
    String text = fields.text("text", Text.MAX_LENGTH);
    if (aboutPost) {
      fields.required("id", id);
    }
    if (op == PostOperation.DELETE_AUTHOR) {
      fields.required("author.id", author.id());
    }
    if (op == PostOperation.CREATE) {
      fields.required("created_at", createdAt);
    } else {
      fields.required("event_at", eventAt);
    }
    if (hasText) {
      fields.required("text", text);
    }
    Post post =
        new Post(
            op,
            channel,
            aboutPost ? id : null,
            author,
            eventAt == null ? createdAt : eventAt,
            createdAt == null ? 0 : createdAt,
            hasText ? text : null,
            fields.word("lang", 64),
            fields.text("url", 2_048),
            fields.word("in_reply_to", 256),
            fields.word("repost_of", 256),
            fields.word("conversation", 256),
            engagement(fields),
            0,
            origin.recordedAt());
    return ContentHash.stamp(post);
  }

  private static Author author(Fields post) throws BadPost {
    JsonNode node = post.object("author");
    if (node == null) {
      return Author.UNKNOWN;
    }
    StrictJson.refuseUnknown(node, AUTHOR_KEYS, "author.");
    Fields fields = new Fields(node, "author.", 0);
    return new Author(
        fields.word("id", 256),
        fields.word("handle", 256),
        fields.text("name", 1_024),
        fields.count("followers"),
        fields.flag("bot"));
  }

  private static Engagement engagement(Fields post) throws BadPost {
    JsonNode node = post.object("engagement");
    if (node == null) {
      return Engagement.NONE;
    }
    StrictJson.refuseUnknown(node, ENGAGEMENT_KEYS, "engagement.");
    Fields fields = new Fields(node, "engagement.", 0);
    return new Engagement(fields.count("likes"), fields.count("reposts"), fields.count("replies"));
  }
}
