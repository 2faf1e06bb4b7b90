package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.Retraction;
import org.junit.jupiter.api.Test;

class PostHistoryTest {

  private final Operations posts = new Operations();

  @Test
  void aCreateGivesItsMentions() {
    PostChange change = onlyChange(PostHistory.EMPTY, posts.create("1", 100, 100, "acme"));

    assertThat(change.mentions()).extracting(Mention::brand).containsExactly("acme");
    assertThat(change.retractions()).isEmpty();
    assertThat(change.current()).isTrue();
  }

  @Test
  void anEditThatStopsNamingABrandTakesItsMentionBack() {
    PostHistory created = after(posts.create("1", 100, 100, "acme", "bolt"));
    MatchedPost edit = posts.update("1", 102, 0, "bolt");

    PostChange change = onlyChange(created, edit);

    assertThat(change.retractions())
        .containsExactly(
            new Retraction(
                "hn|1|acme",
                "acme",
                "hn",
                "1",
                Operations.AUTHOR,
                100,
                102,
                edit.post().revision(),
                true));
    assertThat(change.mentions()).extracting(Mention::brand).containsExactly("bolt");
  }

  @Test
  void anEditThatStartsNamingABrandAddsAMention() {
    PostHistory created = after(posts.create("1", 100, 100));

    PostChange change = onlyChange(created, posts.update("1", 102, 0, "acme"));

    assertThat(change.mentions()).extracting(Mention::brand).containsExactly("acme");
    assertThat(change.post().createdAt()).isEqualTo(100);
  }

  @Test
  void aDeleteTakesEveryMentionBack() {
    PostHistory created = after(posts.create("1", 100, 100, "acme", "bolt"));

    PostChange change = onlyChange(created, posts.delete("1", 102));

    assertThat(change.mentions()).isEmpty();
    assertThat(change.retractions()).extracting(Retraction::brand).containsExactly("acme", "bolt");
    assertThat(change.retractions()).allMatch(Retraction::current);
  }

  @Test
  void aDeleteBeforeItsCreateWins() {
    PostHistory deleted = after(posts.delete("1", 102));

    PostChange change = onlyChange(deleted, posts.create("1", 100, 100, "acme"));

    assertThat(change.current()).isFalse();
    assertThat(change.retractions()).extracting(Retraction::eventAt).containsExactly(102L);
  }

  @Test
  void aDeleteOfTheSameMomentWins() {
    PostHistory deleted = after(posts.delete("1", 100));

    PostChange change = onlyChange(deleted, posts.create("1", 100, 100, "acme"));

    assertThat(change.current()).isFalse();
  }

  @Test
  void anEditAfterADeleteBringsTheMentionBack() {
    PostHistory deleted = after(posts.create("1", 100, 100, "acme"), posts.delete("1", 101));

    PostChange change = onlyChange(deleted, posts.update("1", 102, 0, "acme"));

    assertThat(change.current()).isTrue();
    assertThat(change.mentions()).hasSize(1);
  }

  @Test
  void aChangedTimeOfWritingMovesTheMention() {
    PostHistory created = after(posts.create("1", 100, 100, "acme"));
    MatchedPost edit = posts.update("1", 102, 5_000, "acme");

    PostChange change = onlyChange(created, edit);

    assertThat(change.retractions()).extracting(Retraction::createdAt).containsExactly(100L);
    assertThat(change.retractions())
        .extracting(Retraction::revision)
        .containsExactly(edit.post().revision() - 1);
    assertThat(change.post().createdAt()).isEqualTo(5_000);
  }

  @Test
  void anUpdateWithoutTimeOfWritingWaitsForItsCreate() {
    PostHistory waiting = after(posts.update("1", 102, 0, "bolt"));

    List<PostChange> changes = waiting.apply(posts.create("1", 100, 100, "acme")).changes();

    assertThat(waiting.waiting()).hasSize(1);
    assertThat(changes).extracting(c -> c.post().eventAt()).containsExactly(100L, 102L);
    assertThat(changes).extracting(c -> c.post().createdAt()).containsExactly(100L, 100L);
    assertThat(changes.get(1).retractions()).extracting(Retraction::brand).containsExactly("acme");
  }

  @Test
  void anUpdateWithoutTimeOfWritingDoesNotTakeThatOfAnotherUpdate() {
    PostHistory edited = after(posts.update("1", 101, 5_000, "acme"));

    PostHistory.Applied applied = edited.apply(posts.update("1", 102, 0, "acme"));

    assertThat(applied.changes()).isEmpty();
    assertThat(applied.history().waiting()).hasSize(1);
  }

  @Test
  void anUpdateWithTimeOfWritingNeedsNoCreate() {
    PostChange change = onlyChange(PostHistory.EMPTY, posts.update("1", 102, 100, "acme"));

    assertThat(change.current()).isTrue();
  }

  @Test
  void aLateEarlierVersionWritesNoDocumentButTakesItsOwnBack() {
    PostHistory edited =
        after(posts.create("1", 100, 100, "acme"), posts.update("1", 104, 0, "bolt"));

    PostChange change = onlyChange(edited, posts.update("1", 102, 0, "cord"));

    assertThat(change.current()).isFalse();
    // A run that was killed may have read this version first and written it.
    assertThat(change.retractions()).allMatch(Retraction::current);
    assertThat(change.retractions())
        .extracting(r -> r.brand() + "@" + r.eventAt())
        .containsExactly("acme@102", "cord@104");
  }

  @Test
  void aVersionThatComesAgainIsADuplicate() {
    MatchedPost create = posts.create("1", 100, 100, "acme");
    MatchedPost edit = posts.update("1", 102, 0, "bolt");
    PostHistory both = after(create, edit);

    assertThat(both.apply(create).duplicate()).isTrue();
    assertThat(both.apply(edit).duplicate()).isTrue();
    assertThat(both.apply(create).changes()).isEmpty();
  }

  @Test
  void aWaitingUpdateThatComesAgainIsADuplicate() {
    MatchedPost edit = posts.update("1", 102, 0, "bolt");

    assertThat(after(edit).apply(edit).duplicate()).isTrue();
  }

  @Test
  void anEditWarKeepsTheNewestVersions() {
    PostHistory history = after(posts.create("1", 100, 100, "acme"));
    for (int i = 1; i <= 40; i++) {
      history = history.apply(posts.update("1", 100 + i, 0, "acme")).history();
    }

    assertThat(history.versions()).hasSize(PostHistory.MAX_VERSIONS);
    assertThat(history.lastEventAt()).isEqualTo(140);
    assertThat(history.versions().getFirst().eventAt()).isEqualTo(125);
  }

  @Test
  void anUpdateStillFindsTheTimeOfWritingWhenTheCreateFellOut() {
    PostHistory history = after(posts.create("1", 100, 100, "acme"));
    for (int i = 1; i <= 40; i++) {
      history = history.apply(posts.update("1", 100 + i, 0, "acme")).history();
    }

    PostChange change = onlyChange(history, posts.update("1", 200, 0, "acme"));

    assertThat(change.post().createdAt()).isEqualTo(100);
  }

  @Test
  void tooManyWaitingUpdatesGiveUpTheOldest() {
    PostHistory history = PostHistory.EMPTY;
    for (int i = 0; i < PostHistory.MAX_VERSIONS; i++) {
      history = history.apply(posts.update("1", 110 + i, 0, "acme")).history();
    }

    PostHistory.Applied applied = history.apply(posts.update("1", 200, 0, "acme"));

    assertThat(applied.givenUp()).extracting(w -> w.post().eventAt()).containsExactly(110L);
    assertThat(applied.history().waiting()).hasSize(PostHistory.MAX_VERSIONS);
  }

  /** Whatever the order of arrival: detection and documents see what FIELDS.md says. */
  @Test
  void theOrderOfArrivalMeansNothing() {
    Random random = new Random(1);
    for (int round = 0; round < 1_500; round++) {
      List<MatchedPost> operations = posts.random("1", random);
      var expected = Folded.expected(List.of(operations), List.of());
      var last = expected.get(110L);
      for (int order = 0; order < 8; order++) {
        Collections.shuffle(operations, random);

        List<MentionChange> changes = changes(operations);

        assertThat(Folded.history(changes)).as("%s", operations).isEqualTo(expected);
        assertThat(Folded.documents(changes, null)).as("%s", operations).isEqualTo(last);
        assertThat(Folded.documents(changes, random)).as("%s", operations).isEqualTo(last);
      }
    }
  }

  @Test
  void operationsThatComeAgainChangeNothing() {
    Random random = new Random(2);
    for (int round = 0; round < 500; round++) {
      List<MatchedPost> operations = posts.random("1", random);
      List<MatchedPost> twice = new ArrayList<>(operations);
      twice.addAll(operations);
      Collections.shuffle(twice, random);

      List<MentionChange> changes = changes(twice);

      assertThat(Folded.history(changes))
          .isEqualTo(Folded.expected(List.of(operations), List.of()));
    }
  }

  private static List<MentionChange> changes(List<MatchedPost> operations) {
    List<MentionChange> changes = new ArrayList<>();
    PostHistory history = PostHistory.EMPTY;
    for (MatchedPost operation : operations) {
      PostHistory.Applied applied = history.apply(operation);
      applied.changes().forEach(change -> changes.addAll(Operations.scored(change)));
      history = applied.history();
    }
    return changes;
  }

  private static PostHistory after(MatchedPost... operations) {
    PostHistory history = PostHistory.EMPTY;
    for (MatchedPost operation : operations) {
      history = history.apply(operation).history();
    }
    return history;
  }

  private static PostChange onlyChange(PostHistory history, MatchedPost operation) {
    PostHistory.Applied applied = history.apply(operation);
    assertThat(applied.changes()).hasSize(1);
    return applied.changes().getFirst();
  }
}
