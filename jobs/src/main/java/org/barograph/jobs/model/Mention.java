package org.barograph.jobs.model;

/**
 * A post that names a brand, before enrichment. The id is {@code channel|post|brand}.
 *
 * @param match the best match of the brand in this post
 * @param tagged whether a handle, hashtag or domain of the brand is among its matches
 * @param owned whether the brand's own account wrote it
 * @param toOwned whether it is addressed to the brand's own account
 */
public record Mention(
    String mentionId,
    String postKey,
    String brand,
    Match match,
    boolean tagged,
    boolean owned,
    boolean toOwned) {

  public static String idOf(String channel, String postId, String brand) {
    return channel + "|" + postId + "|" + brand;
  }
}
