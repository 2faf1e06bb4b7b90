package org.barograph.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
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

  private final ObjectMapper json =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(30)
                          .maxStringLength(MAX_RECORD)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public Intake parse(byte[] value, Origin origin) {
    try {
      return Intake.accepted(read(value, origin));
    } catch (BadPost bad) {
      return Intake.rejected(deadLetter(value, origin, bad.reason, bad.getMessage()));
    }
  }

  /** A dead letter with as much of the payload as is kept. */
  static DeadLetter deadLetter(byte[] value, Origin origin, String reason, String detail) {
    byte[] bytes = value == null ? new byte[0] : value;
    int kept = Math.min(bytes.length, DeadLetter.MAX_PAYLOAD);
    String shown = Text.wellFormed(detail);
    String payload = Text.wellFormed(new String(bytes, 0, kept, StandardCharsets.UTF_8));
    return new DeadLetter(
        STAGE,
        reason,
        shown,
        payload,
        origin.source(),
        origin.partition(),
        origin.offset(),
        origin.key());
  }

  private Post read(byte[] value, Origin origin) throws BadPost {
    if (value == null || value.length == 0) {
      throw new BadPost("not_json", "the record is empty");
    }
    if (value.length > MAX_RECORD) {
      throw new BadPost(
          "too_large", "the record has " + value.length + " bytes, at most " + MAX_RECORD);
    }
    JsonNode node = tree(value);
    if (!node.isObject()) {
      throw new BadPost("not_an_object", "a post is a JSON object, got " + node.getNodeType());
    }
    refuseUnknown(node, KEYS, "");
    Fields fields = new Fields(node, "", origin.latest());
    fields.schema();
    return post(fields, operation(fields), origin);
  }

  private JsonNode tree(byte[] value) throws BadPost {
    try {
      JsonNode node = json.readTree(value);
      if (node == null || node.isMissingNode()) {
        throw new BadPost("not_json", "the record is blank");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new BadPost("too_large", String.valueOf(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new BadPost("not_json", String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new BadPost("not_json", String.valueOf(e.getMessage()));
    }
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
    refuseUnknown(node, AUTHOR_KEYS, "author.");
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
    refuseUnknown(node, ENGAGEMENT_KEYS, "engagement.");
    Fields fields = new Fields(node, "engagement.", 0);
    return new Engagement(fields.count("likes"), fields.count("reposts"), fields.count("replies"));
  }

  private static void refuseUnknown(JsonNode node, Set<String> known, String path) throws BadPost {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String cut = Text.wellFormed(name.length() > 64 ? name.substring(0, 64) + "…" : name);
        throw new BadPost("unknown_field", path + cut + ": no such field");
      }
    }
  }
}
