package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Retraction;

/**
 * The versions of one mention, kept so that its author's deletion can take it back as of then.
 *
 * @param steps in order of revision, the oldest dropped beyond {@link #MAX_STEPS}
 */
public record MentionHistory(
    String mentionId,
    String brand,
    String channel,
    String postId,
    String authorId,
    List<Step> steps) {

  /** Each version of a post takes back one time of writing and gives another at most. */
  private static final int MAX_STEPS = 2 * PostHistory.MAX_VERSIONS;

  /**
   * One version: the mention stood ({@code upsert}) or was taken back.
   *
   * @param postRevision of the post's version that it rests on: older than {@code revision} where a
   *     person spoke of it
   */
  public record Step(long revision, boolean upsert, long createdAt, long postRevision) {

    public Step {
      // A snapshot from before people could speak of mentions has none.
      postRevision = postRevision == 0 ? revision : postRevision;
    }
  }

  private static final Comparator<Step> ORDER =
      Comparator.comparingLong(Step::revision).thenComparing(Step::upsert);

  static MentionHistory of(MentionChange change) {
    if (change.isRetraction()) {
      Retraction r = change.retraction();
      return new MentionHistory(
          r.mentionId(), r.brand(), r.channel(), r.postId(), r.authorId(), List.of());
    }
    return new MentionHistory(
        change.mentionId(),
        change.mention().mention().brand(),
        change.channel(),
        change.mention().post().id(),
        change.authorId(),
        List.of());
  }

  MentionHistory with(MentionChange change) {
    Step step =
        new Step(
            change.revision(), !change.isRetraction(), change.createdAt(), change.postRevision());
    List<Step> longer = new ArrayList<>(steps);
    int at = 0;
    while (at < steps.size() && ORDER.compare(steps.get(at), step) <= 0) {
      at++;
    }
    longer.add(at, step);
    return new MentionHistory(
        mentionId,
        brand,
        channel,
        postId,
        authorId,
        List.copyOf(longer.subList(Math.max(0, longer.size() - MAX_STEPS), longer.size())));
  }

  /**
   * What a deletion of the author takes back: the mention if it stood just then, and what was said
   * of it afterwards, because nobody can bring back what is deleted by speaking of it.
   */
  List<Retraction> retractedBy(AuthorDelete delete) {
    List<Retraction> retractions = new ArrayList<>();
    Step before = null;
    for (Step step : steps) {
      if (step.revision() < delete.revision()) {
        before = step;
      } else if (step.upsert() && step.postRevision() < delete.revision()) {
        // Beyond its own revision: the next of its post's is further away.
        retractions.add(retraction(step, step.revision() >>> 21, step.revision() + 1));
      }
    }
    if (before != null && before.upsert()) {
      retractions.addFirst(retraction(before, delete.eventAt(), delete.revision()));
    }
    return retractions;
  }

  private Retraction retraction(Step step, long eventAt, long revision) {
    return new Retraction(
            mentionId, brand, channel, postId, authorId, step.createdAt(), eventAt, revision, true)
        .ofDeletedAuthor();
  }
}
