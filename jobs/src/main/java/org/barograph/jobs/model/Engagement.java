package org.barograph.jobs.model;

/** How often a post was liked, reposted and answered; counts, never negative. */
public record Engagement(long likes, long reposts, long replies) {

  public static final Engagement NONE = new Engagement(0, 0, 0);

  public long total() {
    return likes + reposts + replies;
  }
}
