package org.barograph.connectors.posts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * What sending a record needs to know of it. A record that is no JSON object has nothing of it.
 *
 * @param key null if unknown
 * @param channel null if unknown
 * @param eventAt epoch milliseconds; empty if there is none or it is broken
 */
record PostSummary(String key, String channel, OptionalLong eventAt) {
  static final PostSummary UNREADABLE = new PostSummary(null, null, OptionalLong.empty());

  /** A longer key can be no real one, and a record must fit into a Kafka request with its key. */
  private static final int MAX_KEY_CHARS = 1024;

  /** Reads through the fields without building a tree: a file has millions of records. */
  static PostSummary of(JsonFactory factory, byte[] json) {
    try (var parser = factory.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return UNREADABLE;
      }
      var fields = new Fields();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        fields.read(parser.currentName(), parser);
      }
      return parser.nextToken() == null ? fields.summary() : UNREADABLE;
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  private static final class Fields {
    private String op;
    private String channel;
    private String id;
    private String authorId;
    private String eventAt;
    private String createdAt;

    void read(String name, JsonParser parser) throws IOException {
      parser.nextToken();
      switch (name) {
        case "op" -> op = scalar(parser);
        case "channel" -> channel = scalar(parser);
        case "id" -> id = scalar(parser);
        case "event_at" -> eventAt = scalar(parser);
        case "created_at" -> createdAt = scalar(parser);
        case "author" -> readAuthor(parser);
        default -> parser.skipChildren();
      }
    }

    private void readAuthor(JsonParser parser) throws IOException {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        if (name.equals("id")) {
          authorId = scalar(parser);
        } else {
          parser.skipChildren();
        }
      }
    }

    private static String scalar(JsonParser parser) throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_STRING, VALUE_NUMBER_INT -> parser.getText();
        default -> {
          parser.skipChildren();
          yield null;
        }
      };
    }

    PostSummary summary() {
      var time = eventAt == null ? createdAt : eventAt;
      return new PostSummary(
          key(), channel, time == null ? OptionalLong.empty() : Rfc3339.parse(time));
    }

    private String key() {
      var target = "delete_author".equals(op) ? authorKey() : id;
      if (channel == null || target == null) {
        return null;
      }
      return channel.length() + target.length() < MAX_KEY_CHARS ? channel + ":" + target : null;
    }

    private String authorKey() {
      return authorId == null ? null : "@" + authorId;
    }
  }
}
