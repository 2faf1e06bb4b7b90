package org.barograph.connectors.posts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a canonical post that a column of a CSV file can be mapped onto. */
enum CanonicalField {
  OP("op", Type.TEXT),
  CHANNEL("channel", Type.TEXT),
  ID("id", Type.TEXT),
  AUTHOR_ID("author.id", Type.TEXT),
  AUTHOR_HANDLE("author.handle", Type.TEXT),
  AUTHOR_NAME("author.name", Type.TEXT),
  AUTHOR_FOLLOWERS("author.followers", Type.COUNT),
  AUTHOR_BOT("author.bot", Type.FLAG),
  EVENT_AT("event_at", Type.TIME),
  CREATED_AT("created_at", Type.TIME),
  TEXT("text", Type.TEXT),
  LANG("lang", Type.TEXT),
  URL("url", Type.TEXT),
  IN_REPLY_TO("in_reply_to", Type.TEXT),
  REPOST_OF("repost_of", Type.TEXT),
  CONVERSATION("conversation", Type.TEXT),
  LIKES("engagement.likes", Type.COUNT),
  REPOSTS("engagement.reposts", Type.COUNT),
  REPLIES("engagement.replies", Type.COUNT);

  /** How a value is written in JSON. */
  enum Type {
    TEXT,
    COUNT,
    FLAG,
    TIME
  }

  private static final Map<String, CanonicalField> BY_PATH =
      Arrays.stream(values()).collect(Collectors.toMap(CanonicalField::path, Function.identity()));

  private final String path;
  private final Type type;

  CanonicalField(String path, Type type) {
    this.path = path;
    this.type = type;
  }

  static Optional<CanonicalField> of(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  static String allPaths() {
    return Arrays.stream(values()).map(CanonicalField::path).collect(Collectors.joining(", "));
  }

  /** Dots nest: {@code author.handle} is the field {@code handle} of the object {@code author}. */
  String path() {
    return path;
  }

  Type type() {
    return type;
  }
}
