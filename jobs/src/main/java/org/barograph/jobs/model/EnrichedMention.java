package org.barograph.jobs.model;

import java.util.List;

/**
 * A mention with all that the models say of it: the mention document of FIELDS.md.
 *
 * @param lang ISO 639-1, or {@code und}
 * @param sentiment about the brand
 * @param postSentiment of the whole post
 * @param topics sorted ids
 * @param timeZone the brand's, for the hour of the day and the day of the week
 */
public record EnrichedMention(
    Post post,
    Mention mention,
    String lang,
    Sentiment sentiment,
    Sentiment postSentiment,
    List<String> topics,
    String timeZone,
    String configVersion) {

  /** Orders the versions of this mention; Elasticsearch's external version. */
  public long revision() {
    return post.revision();
  }
}
