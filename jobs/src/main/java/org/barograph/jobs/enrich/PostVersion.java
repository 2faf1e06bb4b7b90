package org.barograph.jobs.enrich;

import java.util.List;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;

/**
 * What the ledger remembers of one version of a post.
 *
 * @param createdAt 0 for a delete
 * @param brands that were found in it, sorted
 * @param operation the whole of it, because a person may speak of it later
 */
public record PostVersion(
    long revision,
    long contentHash,
    long eventAt,
    long createdAt,
    String authorId,
    List<String> brands,
    MatchedPost operation) {

  static PostVersion of(MatchedPost operation) {
    Post post = operation.post();
    boolean delete = post.op() == PostOperation.DELETE;
    return new PostVersion(
        post.revision(),
        post.contentHash(),
        post.eventAt(),
        delete ? 0 : post.createdAt(),
        post.author().id(),
        operation.mentions().stream().map(Mention::brand).toList(),
        operation);
  }

  boolean isDelete() {
    return operation.post().op() == PostOperation.DELETE;
  }

  /** The order of contract: event time, operation, content. */
  int compareTo(PostVersion other) {
    int byRevision = Long.compare(revision, other.revision);
    return byRevision != 0 ? byRevision : Long.compareUnsigned(contentHash, other.contentHash);
  }
}
