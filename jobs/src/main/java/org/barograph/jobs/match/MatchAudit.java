package org.barograph.jobs.match;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barograph.jobs.config.MatchConfig;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.RejectedMatches;

/**
 * Which posts are kept for looking at what was turned down: a share of them, by the hash of their
 * key, so that every version of a post, every run and every parallelism chooses alike.
 *
 * @param share in [0, 1]; 0 keeps none
 */
record MatchAudit(double share) implements Serializable {

  /** Of one post; beyond it the text is made to cause them. */
  static final int MOST = 20;

  static final MatchAudit OFF = new MatchAudit(0);

  private static final Comparator<Match> BY_PLACE =
      Comparator.comparingInt(Match::start)
          .thenComparing(Match::brand)
          .thenComparingInt(Match::end)
          .thenComparing(Match::alias)
          .thenComparing(Match::kind);

  static MatchAudit of(MatchConfig config) {
    return config.audit() ? new MatchAudit(config.auditShare()) : OFF;
  }

  boolean takes(Post post) {
    return share > 0 && (Lexicon.hash(post.key()) >>> 11) * 0x1p-53 < share;
  }

  /**
   * What to keep of a version of a post. A brand that the post names somewhere is no rejection of
   * it.
   */
  static Optional<RejectedMatches> of(
      Post post, String configVersion, List<Mention> mentions, List<Match> rejected) {
    Set<String> named = new HashSet<>();
    mentions.forEach(mention -> named.add(mention.brand()));
    var kept = new ArrayList<Match>();
    for (Match match : rejected) {
      if (!named.contains(match.brand())) {
        kept.add(match);
      }
    }
    if (kept.isEmpty() && post.op() == PostOperation.CREATE) {
      return Optional.empty();
    }
    kept.sort(BY_PLACE);
    return Optional.of(
        new RejectedMatches(
            post, configVersion, List.copyOf(kept.subList(0, Math.min(MOST, kept.size())))));
  }
}
