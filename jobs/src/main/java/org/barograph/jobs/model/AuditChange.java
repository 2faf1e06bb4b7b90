package org.barograph.jobs.model;

/**
 * What is to become of the audit's document of a post.
 *
 * @param rejected null: it is to be removed
 */
public record AuditChange(String channel, String postId, long revision, RejectedMatches rejected) {

  public static AuditChange of(RejectedMatches rejected) {
    Post post = rejected.post();
    return new AuditChange(post.channel(), post.id(), post.revision(), rejected);
  }
}
