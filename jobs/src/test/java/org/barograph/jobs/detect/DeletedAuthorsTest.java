package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.barograph.jobs.model.DeletedAuthor;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;

class DeletedAuthorsTest {

  private static final ScoredMention OF_ANN = Sample.negative(1).by("ann").mention();
  private static final ScoredMention OF_BOB = Sample.negative(2).by("bob").mention();
  private static final Evidence EVIDENCE =
      new Evidence(
          new Evidence.BaselineSpan(0, 1, 1),
          List.of(
              new Evidence.Contribution("topic", "ann", 0.3, 1, 9),
              new Evidence.Contribution("author", "ann", 0.2, 0.6667, 4),
              new Evidence.Contribution("author", "bob", 0.06, 0.2, 3),
              new Evidence.Contribution("author", "other", 0.04, 0.1333, 2)),
          List.of(new Evidence.Driver(OF_ANN, 2), new Evidence.Driver(OF_BOB, 1)),
          new Evidence.Check(0.6, 9),
          new Evidence.Check(0.6, 9),
          List.of(
              new Evidence.Story(OF_ANN.storyId(), 4, 10, "what ann wrote"),
              new Evidence.Story(OF_BOB.storyId(), 3, 10, "what bob wrote")));

  private static Set<DeletedAuthor> ann() {
    return Set.of(new DeletedAuthor(OF_ANN.channel(), "ann"));
  }

  @Test
  void theirPostsNamesAndTextsGo() {
    Evidence left = DeletedAuthors.without(EVIDENCE, ann());

    assertThat(left.drivers()).extracting(Evidence.Driver::mention).containsExactly(OF_BOB);
    assertThat(left.stories())
        .extracting(Evidence.Story::text)
        .containsExactly(null, "what bob wrote");
  }

  @Test
  void theContributionsOfADimensionStillSumToTheChange() {
    assertThat(DeletedAuthors.without(EVIDENCE, ann()).contributions())
        .containsExactly(
            new Evidence.Contribution("topic", "ann", 0.3, 1, 9),
            new Evidence.Contribution("author", "bob", 0.06, 0.2, 3),
            new Evidence.Contribution("author", "other", 0.24, 0.8, 6));
  }

  @Test
  void whoWroteNothingOfItChangesNothing() {
    assertThat(DeletedAuthors.without(EVIDENCE, Set.of(new DeletedAuthor(OF_ANN.channel(), "cid"))))
        .isSameAs(EVIDENCE);
  }
}
