package org.barograph.jobs.model;

import java.util.List;

/**
 * A mention with all that the models say of it: the mention document of FIELDS.md.
 *
 * @param lang ISO 639-1, or {@code und}
 * @param sentiment about the brand
 * @param postSentiment of the whole post
 * @param topics sorted ids
 * @param aspects what else it speaks of
 * @param timeZone the brand's, for the hour of the day and the day of the week
 * @param eventAt when it became so: of the post operation or of a command, epoch milliseconds
 * @param revision orders the versions of this mention; Elasticsearch's external version
 */
public record EnrichedMention(
    Post post,
    Mention mention,
    String lang,
    Sentiment sentiment,
    Sentiment postSentiment,
    List<String> topics,
    Aspects aspects,
    String timeZone,
    String configVersion,
    long eventAt,
    long revision) {

  /** As of the post's operation. */
  public EnrichedMention(
      Post post,
      Mention mention,
      String lang,
      Sentiment sentiment,
      Sentiment postSentiment,
      List<String> topics,
      Aspects aspects,
      String timeZone,
      String configVersion) {
    this(
        post,
        mention,
        lang,
        sentiment,
        postSentiment,
        topics,
        aspects,
        timeZone,
        configVersion,
        post.eventAt(),
        post.revision());
  }

  /** The same, as of another moment. */
  public EnrichedMention asOf(long eventAt, long revision) {
    return new EnrichedMention(
        post,
        mention,
        lang,
        sentiment,
        postSentiment,
        topics,
        aspects,
        timeZone,
        configVersion,
        eventAt,
        revision);
  }
}
