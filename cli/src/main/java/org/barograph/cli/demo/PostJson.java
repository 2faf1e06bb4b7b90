package org.barograph.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Canonical records of the Kafka topic of posts. */
final class PostJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PostJson() {}

  static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }

  static String create(Draft draft) {
    ObjectNode json = head(draft);
    json.put("created_at", time(draft.at()));
    return line(body(json, draft, draft.content().text()));
  }

  static String update(Draft draft, long at, String text) {
    ObjectNode json = head(draft).put("op", "update");
    json.put("event_at", time(at)).put("created_at", time(draft.at()));
    return line(body(json, draft, text));
  }

  static String delete(Draft draft, long at) {
    return line(head(draft).put("op", "delete").put("event_at", time(at)));
  }

  static String deleteAuthor(String channel, String author, long at) {
    ObjectNode json = JSON.createObjectNode().put("schema", 1).put("op", "delete_author");
    json.put("channel", channel).put("event_at", time(at)).putObject("author").put("id", author);
    return line(json);
  }

  private static ObjectNode head(Draft draft) {
    ObjectNode json = JSON.createObjectNode().put("schema", 1);
    return json.put("channel", draft.channel()).put("id", draft.id());
  }

  private static ObjectNode body(ObjectNode json, Draft draft, String text) {
    ObjectNode author = json.putObject("author");
    author.put("id", draft.author().id()).put("handle", draft.author().handle());
    author.put("name", draft.author().name()).put("followers", draft.author().followers());
    author.put("bot", draft.author().bot());
    json.put("text", text);
    putUnlessNull(json, "lang", draft.langHint());
    json.put("url", "https://" + draft.channel() + ".example/posts/" + draft.id());
    putUnlessNull(json, "in_reply_to", draft.inReplyTo());
    putUnlessNull(json, "repost_of", draft.repostOf());
    json.put("conversation", draft.conversation());
    ObjectNode engagement = json.putObject("engagement");
    engagement.put("likes", draft.engagement().likes());
    engagement.put("reposts", draft.engagement().reposts());
    engagement.put("replies", draft.engagement().replies());
    return json;
  }

  private static void putUnlessNull(ObjectNode json, String field, String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  static String line(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
