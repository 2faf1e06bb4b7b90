package org.barograph.jobs.index;

import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.model.AuditChange;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.RejectedMatches;

/** The audit document of FIELDS.md: one for each post, so that a deleted post takes it along. */
public final class RejectedMatchesDocument {

  private RejectedMatchesDocument() {}

  public static DocumentOperation operation(String tenant, AuditChange change) {
    RejectedMatches rejected = change.rejected();
    boolean isGone = rejected == null || rejected.matches().isEmpty();
    return new DocumentOperation(
        IndexNames.audit(tenant),
        DocumentIds.of(change.channel() + "|" + change.postId()),
        change.revision(),
        isGone ? null : json(rejected));
  }

  private static String id(Post post) {
    return post.channel() + "|" + post.id();
  }

  static byte[] json(RejectedMatches rejected) {
    Post post = rejected.post();
    return JsonDocument.bytes(json -> {
      json.time("@timestamp", post.createdAt() > 0 ? post.createdAt() : post.eventAt())
          .text("audit_id", id(post))
          .text("post_id", post.id())
          .text("channel", post.channel())
          .text("config_version", rejected.configVersion())
          .number("revision", post.revision());
      if (post.author().id() != null) {
        json.object("author", author -> author.text("id", post.author().id()));
      }
      json.text("text", post.text())
          .objects("rejected", rejected.matches(), match -> match(json, match));
    });
  }

  private static void match(JsonDocument json, Match match) throws java.io.IOException {
    json.text("brand", match.brand())
        .text("alias", match.alias())
        .text("kind", match.kind())
        .number("confidence", match.confidence())
        .number("start", match.start())
        .number("end", match.end())
        .texts("reasons", match.reasons());
  }
}
