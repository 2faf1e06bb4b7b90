package org.barograph.jobs.enrich;

import java.util.List;
import org.barograph.jobs.model.Post;

/**
 * What the ledger remembers of one version of a post.
 *
 * @param createdAt 0 for a delete
 * @param brands that it names, sorted
 */
public record PostVersion(
    long revision,
    long contentHash,
    long eventAt,
    long createdAt,
    String authorId,
    List<String> brands) {

  static PostVersion of(Post post, List<String> brands) {
    return new PostVersion(
        post.revision(),
        post.contentHash(),
        post.eventAt(),
        post.createdAt(),
        post.author().id(),
        brands);
  }

  /** The order of contract: event time, operation, content. */
  int compareTo(PostVersion other) {
    int byRevision = Long.compare(revision, other.revision);
    return byRevision != 0 ? byRevision : Long.compareUnsigned(contentHash, other.contentHash);
  }
}
