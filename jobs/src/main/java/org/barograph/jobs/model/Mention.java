package org.barograph.jobs.model;

import java.util.List;

/**
 * A post that names a brand, before enrichment. The id is {@code channel|post|brand}.
 *
 * @param match the best match of the brand in this post
 * @param tagged whether a handle, hashtag or domain of the brand is among its matches
 * @param owned whether the brand's own account wrote it
 * @param toOwned whether it is addressed to the brand's own account
 * @param spans of every match of the brand, in order; none where a person named the brand
 * @param mood what a person said of the mood; null for nothing
 * @param confirmed who said that the brand is meant; null for nobody
 */
public record Mention(
    String mentionId,
    String postKey,
    String brand,
    Match match,
    boolean tagged,
    boolean owned,
    boolean toOwned,
    List<Span> spans,
    Label mood,
    Label confirmed) {

  /** {@code match.kind} of a brand that nothing but a person found. */
  public static final String LABELLED = "labelled";

  /** Found once, nothing said of it. */
  public Mention(
      String mentionId,
      String postKey,
      String brand,
      Match match,
      boolean tagged,
      boolean owned,
      boolean toOwned) {
    this(
        mentionId,
        postKey,
        brand,
        match,
        tagged,
        owned,
        toOwned,
        List.of(new Span(match.start(), match.end())),
        null,
        null);
  }

  /** The brand in a post where nothing but a person found it; its match spans the whole text. */
  public static Mention labelled(Post post, String brand) {
    int length = post.text().codePointCount(0, post.text().length());
    Match match = new Match(brand, brand, LABELLED, 1, 0, Math.max(1, length), List.of());
    return new Mention(
        idOf(post.channel(), post.id(), brand),
        post.key(),
        brand,
        match,
        false,
        false,
        false,
        List.of(),
        null,
        null);
  }

  public Mention with(Label mood, Label confirmed) {
    return new Mention(
        mentionId, postKey, brand, match, tagged, owned, toOwned, spans, mood, confirmed);
  }

  public static String idOf(String channel, String postId, String brand) {
    return channel + "|" + postId + "|" + brand;
  }
}
