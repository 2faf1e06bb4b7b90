package org.barograph.cli.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A file of posts read once more, by code that shares nothing with the jobs: what a mention's
 * document must say because its post says so.
 */
final class RawPosts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> newest = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  /** Lines that are no posts are the jobs' dead letters and none of this class's business. */
  static RawPosts read(Path file) throws IOException {
    RawPosts posts = new RawPosts();
    Map<String, String> deletedAt = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode post;
      try {
        post = JSON.readTree(line);
      } catch (JsonProcessingException notJson) {
        continue;
      }
      String author = post.path("channel").asText() + " " + post.at("/author/id").asText();
      switch (post.path("op").asText("create")) {
        case "create", "update" -> {
          if (post.path("text").isTextual()) {
            posts.newest.merge(key(post), post, (a, b) -> at(a).compareTo(at(b)) > 0 ? a : b);
          }
        }
        case "delete" -> posts.gone.add(key(post));
        case "delete_author" -> deletedAt.put(author, at(post));
        default -> {}
      }
    }
    posts.newest.forEach((key, post) -> {
      String author = post.path("channel").asText() + " " + post.at("/author/id").asText();
      String until = deletedAt.get(author);
      if (until != null && at(post).compareTo(until) <= 0) {
        posts.gone.add(key);
      }
    });
    return posts;
  }

  private static String key(JsonNode post) {
    return post.path("channel").asText() + " " + post.path("id").asText();
  }

  private static String at(JsonNode post) {
    return post.path("event_at").asText(post.path("created_at").asText());
  }

  /** Whether the post was taken back, by itself or with its author. */
  boolean isGone(JsonNode mention) {
    return gone.contains(keyOf(mention));
  }

  /**
   * What the post says of these fields; a field that it does not have is missing.
   *
   * @param zone of the brand
   */
  ObjectNode of(JsonNode mention, ZoneId zone) {
    JsonNode post = newest.get(keyOf(mention));
    ZonedDateTime created =
        OffsetDateTime.parse(post.get("created_at").asText()).atZoneSameInstant(zone);
    ObjectNode said = JSON.createObjectNode();
    said.put("@timestamp", created.toInstant().toEpochMilli());
    said.put("hour_of_day", created.getHour())
        .put("day_of_week", created.getDayOfWeek().getValue());
    said.put("reach", Math.max(1, post.at("/author/followers").asLong()));
    for (String field : new String[] {"text", "url", "in_reply_to", "repost_of", "conversation"}) {
      copy(post.path(field), said, field);
    }
    for (String field : new String[] {"id", "handle", "followers"}) {
      copy(post.at("/author/" + field), said, "author." + field);
    }
    for (String field : new String[] {"likes", "reposts", "replies"}) {
      copy(post.at("/engagement/" + field), said, "engagement." + field);
    }
    return said;
  }

  /** The same fields of the document itself. */
  static ObjectNode ofDocument(JsonNode mention) {
    ObjectNode said = JSON.createObjectNode();
    said.put(
        "@timestamp",
        OffsetDateTime.parse(mention.get("@timestamp").asText()).toInstant().toEpochMilli());
    said.put("hour_of_day", mention.at("/time/hour_of_day").asInt())
        .put("day_of_week", mention.at("/time/day_of_week").asInt())
        .put("reach", mention.get("reach").asLong());
    for (String field : new String[] {"text", "url", "in_reply_to", "repost_of", "conversation"}) {
      copy(mention.path(field), said, field);
    }
    for (String field : new String[] {"id", "handle", "followers"}) {
      copy(mention.at("/author/" + field), said, "author." + field);
    }
    for (String field : new String[] {"likes", "reposts", "replies"}) {
      copy(mention.at("/engagement/" + field), said, "engagement." + field);
    }
    return said;
  }

  private static void copy(JsonNode value, ObjectNode to, String name) {
    if (value.isValueNode() && !value.isNull()) {
      to.put(name, value.asText());
    }
  }

  private static String keyOf(JsonNode mention) {
    return mention.get("channel").asText() + " " + mention.get("post_id").asText();
  }
}
