package org.barograph.jobs.model;

import java.util.List;

/**
 * What detection needs of a mention.
 *
 * @param story id of the story that it tells; null in a state from before there were any
 * @param text cut to {@link #MAX_TEXT} characters; null once it is no candidate for evidence
 * @param scoreE4 about the brand, in ten-thousandths
 * @param tagged whether a handle, hashtag or domain of the brand is among its matches
 * @param owned whether the brand's own account wrote it
 */
public record ScoredMention(
    String mentionId,
    String postId,
    String channel,
    String authorId,
    String authorHandle,
    long followers,
    boolean bot,
    String repostOf,
    String story,
    String text,
    String url,
    Polarity polarity,
    int scoreE4,
    String model,
    List<String> reasons,
    List<String> topics,
    boolean tagged,
    boolean owned) {

  /** Characters of a text that evidence may quote. */
  public static final int MAX_TEXT = 280;

  public static ScoredMention of(EnrichedMention enriched) {
    Post post = enriched.post();
    Author author = post.author();
    return new ScoredMention(
        enriched.mention().mentionId(),
        post.id(),
        post.channel(),
        author.id(),
        author.handle(),
        author.followers(),
        author.bot(),
        post.repostOf(),
        StoryId.of(post.channel(), post.id(), post.repostOf(), post.text()),
        cut(post.text()),
        post.url(),
        enriched.sentiment().polarity(),
        enriched.sentiment().scoreE4(),
        enriched.sentiment().model(),
        enriched.sentiment().reasons(),
        enriched.topics(),
        enriched.mention().tagged(),
        enriched.mention().owned());
  }

  /** Never between the halves of a surrogate pair. */
  public static String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
    return text.substring(0, end) + "…";
  }

  /** Id of its story, never null. */
  public String storyId() {
    return story != null ? story : StoryId.of(channel, postId, repostOf, "");
  }

  public ScoredMention withoutEvidence() {
    return new ScoredMention(
        mentionId,
        postId,
        channel,
        authorId,
        authorHandle,
        followers,
        bot,
        repostOf,
        story,
        null,
        null,
        polarity,
        scoreE4,
        model,
        List.of(),
        topics,
        tagged,
        owned);
  }

  /** The same, about one topic alone. */
  public ScoredMention about(String topic) {
    return new ScoredMention(
        mentionId,
        postId,
        channel,
        authorId,
        authorHandle,
        followers,
        bot,
        repostOf,
        story,
        text,
        url,
        polarity,
        scoreE4,
        model,
        reasons,
        List.of(topic),
        tagged,
        owned);
  }

  public ScoredMention withReasons(List<String> others) {
    return new ScoredMention(
        mentionId,
        postId,
        channel,
        authorId,
        authorHandle,
        followers,
        bot,
        repostOf,
        story,
        text,
        url,
        polarity,
        scoreE4,
        model,
        others,
        topics,
        tagged,
        owned);
  }
}
