package org.barograph.jobs.index;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Progress;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.StoryId;

/**
 * The records of the Kafka topic of mentions: changes, signs of life of channels, and the progress
 * of event time.
 */
public final class MentionRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MentionRecord() {}

  public static byte[] json(MentionChange change) {
    return JsonDocument.bytes(json -> write(json, change));
  }

  private static void write(JsonDocument json, MentionChange change) throws IOException {
    json.number("schema", 1)
        .text("op", change.isRetraction() ? "retract" : "upsert")
        .time("event_at", change.eventAt())
        .number("revision", change.revision())
        .text("mention_id", change.mentionId())
        .flag("current", change.current());
    if (change.isRetraction()) {
      Retraction retraction = change.retraction();
      json.text("brand", retraction.brand())
          .text("channel", retraction.channel())
          .text("post_id", retraction.postId())
          .time("created_at", retraction.createdAt())
          .text("author_deleted", retraction.authorDeleted() ? retraction.authorId() : null);
      MentionDocument.label(json, "denied", retraction.denied());
    } else {
      json.object("mention", j -> MentionDocument.write(j, change.mention()));
    }
  }

  public static byte[] json(Progress progress) {
    return JsonDocument.bytes(json ->
        json.number("schema", 1)
            .text("op", "progress")
            .number("writer", progress.writer())
            .number("writers", progress.writers())
            .number("epoch", progress.epoch())
            .time("event_at", progress.eventAt()));
  }

  public static byte[] json(Heard heard) {
    return JsonDocument.bytes(json ->
        json.number("schema", 1)
            .text("op", "heard")
            .text("channel", heard.channel())
            .time("event_at", heard.minute()));
  }

  /** One record as detection reads it: one of the three, the others are null. */
  public record Read(MentionEvent event, Heard heard, Progress progress) {

    public long eventAt() {
      if (event != null) {
        return event.eventAt();
      }
      return heard != null ? heard.minute() : progress.eventAt();
    }
  }

  /**
   * Reads one record.
   *
   * @throws IOException if the record is not one that EnrichMentionsJob writes: the topic is ours
   *     alone, so this is a fault and not hostile input
   */
  public static Read read(byte[] record) throws IOException {
    JsonNode node = JSON.readTree(record);
    return switch (node.path("op").asText()) {
      case "progress" ->
          new Read(
              null,
              null,
              new Progress(
                  node.get("writer").intValue(),
                  node.get("writers").intValue(),
                  node.get("epoch").longValue(),
                  time(node, "event_at")));
      case "heard" ->
          new Read(null, new Heard(node.get("channel").textValue(), time(node, "event_at")), null);
      case "upsert" -> new Read(event(node, mention(node.get("mention"))), null, null);
      case "retract" -> new Read(event(node, null), null, null);
      default -> throw new IOException("op: unknown value " + node.path("op"));
    };
  }

  private static MentionEvent event(JsonNode node, ScoredMention mention) throws IOException {
    JsonNode about = mention == null ? node : node.get("mention");
    return new MentionEvent(
        node.get("mention_id").textValue(),
        about.get("channel").textValue() + ":" + about.get("post_id").textValue(),
        about.get("brand").textValue(),
        time(node, "event_at"),
        node.get("revision").longValue(),
        mention == null ? time(node, "created_at") : time(about, "@timestamp"),
        mention,
        about.has("ingested_at") ? time(about, "ingested_at") : 0,
        node.path("author_deleted").textValue());
  }

  private static ScoredMention mention(JsonNode node) {
    JsonNode author = node.get("author");
    JsonNode sentiment = node.get("sentiment");
    String text = node.get("text").textValue();
    double score = sentiment.path("score").asDouble(0);
    return new ScoredMention(
        node.get("mention_id").textValue(),
        node.get("post_id").textValue(),
        node.get("channel").textValue(),
        author.path("id").textValue(),
        author.path("handle").textValue(),
        author.get("followers").longValue(),
        author.get("bot").booleanValue(),
        node.path("repost_of").textValue(),
        story(node, text),
        ScoredMention.cut(text),
        node.path("url").textValue(),
        Polarity.ofLabel(sentiment.get("polarity").textValue()),
        (int) Math.round(score * 10_000),
        sentiment.get("model").textValue(),
        texts(sentiment.path("reasons")),
        texts(node.path("topics")),
        node.path("tagged").asBoolean(),
        node.path("owned").asBoolean());
  }

  /** A document of an older version has none. */
  private static String story(JsonNode node, String text) {
    JsonNode known = node.path("story_id");
    return known.isTextual()
        ? known.textValue()
        : StoryId.of(
            node.get("channel").textValue(),
            node.get("post_id").textValue(),
            node.path("repost_of").textValue(),
            text);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(element -> texts.add(element.textValue()));
    return List.copyOf(texts);
  }

  private static long time(JsonNode node, String field) throws IOException {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IOException(field + ": missing");
    }
    return ITU.parseDateTime(value.textValue()).toInstant().toEpochMilli();
  }
}
