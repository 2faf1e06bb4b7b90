package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.Retraction;
import org.junit.jupiter.api.Test;

class AuthorLedgerTest {

  private static final Duration REMEMBER = Duration.ofDays(30);

  private final Operations posts = new Operations();

  @Test
  void aDeletedAuthorsMentionsAreTakenBack() throws Exception {
    try (var ledger = open(null)) {
      send(ledger, change(posts.create("1", 100, 100, "acme")));
      delete(ledger, posts.deleteAuthor(105));

      assertThat(last(ledger).retraction())
          .extracting(
              Retraction::mentionId,
              Retraction::eventAt,
              Retraction::current,
              Retraction::authorDeleted)
          .containsExactly("hn|1|acme", 105L, true, true);
    }
  }

  @Test
  void aMentionThatComesAfterItsAuthorsDeletionWritesNoDocument() throws Exception {
    try (var ledger = open(null)) {
      delete(ledger, posts.deleteAuthor(105));
      send(ledger, change(posts.create("1", 100, 100, "acme")));

      assertThat(ledger.extractOutputValues())
          .extracting(MentionChange::isRetraction)
          .containsExactly(false, true);
      assertThat(ledger.extractOutputValues().getFirst().current()).isFalse();
    }
  }

  @Test
  void aPostAfterTheDeletionStands() throws Exception {
    try (var ledger = open(null)) {
      delete(ledger, posts.deleteAuthor(105));
      send(ledger, change(posts.create("1", 106, 106, "acme")));

      assertThat(ledger.extractOutputValues())
          .extracting(MentionChange::current)
          .containsExactly(true);
    }
  }

  @Test
  void aDeletionThatComesAgainChangesNothing() throws Exception {
    Post delete = posts.deleteAuthor(105);
    try (var ledger = open(null)) {
      send(ledger, change(posts.create("1", 100, 100, "acme")));
      delete(ledger, delete);
      delete(ledger, delete);

      assertThat(ledger.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void anotherAuthorsPostsStand() throws Exception {
    assertThat(AuthorLedger.keyOf(change(posts.create("1", 100, 100, "acme"))))
        .isEqualTo("hn:@ann")
        .isEqualTo(AuthorLedger.keyOf(posts.deleteAuthor(1)));
  }

  @Test
  void aRestoreInTheMiddleGivesTheSame() throws Exception {
    MentionChange early = change(posts.create("1", 100, 100, "acme"));
    Post delete = posts.deleteAuthor(105);
    MentionChange late = change(posts.create("2", 101, 101, "bolt"));
    List<MentionChange> whole;
    try (var ledger = open(null)) {
      send(ledger, early);
      delete(ledger, delete);
      send(ledger, late);
      whole = ledger.extractOutputValues();
    }
    OperatorSubtaskState state;
    List<MentionChange> parts = new ArrayList<>();
    try (var ledger = open(null)) {
      send(ledger, early);
      delete(ledger, delete);
      state = ledger.snapshot(1, 1);
      parts.addAll(ledger.extractOutputValues());
    }

    try (var ledger = open(state)) {
      send(ledger, late);
      parts.addAll(ledger.extractOutputValues());
    }

    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void whatIsRememberedIsForgotten() throws Exception {
    try (var ledger = open(null)) {
      send(ledger, change(posts.create("1", 100, 100, "acme")));
      delete(ledger, posts.deleteAuthor(105));
      assertThat(ledger.numKeyedStateEntries()).isPositive();

      ledger.processBothWatermarks(new Watermark(REMEMBER.plusDays(2).toMillis()));

      assertThat(ledger.numKeyedStateEntries()).isZero();
      assertThat(ledger.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void deletionsWithoutEndDoNotGrowTheState() throws Exception {
    try (var ledger = open(null)) {
      for (int i = 0; i < 1_000; i++) {
        delete(ledger, posts.deleteAuthor(1_000 + i));
      }
      send(ledger, change(posts.create("1", 100, 100, "acme")));

      assertThat(ledger.extractOutputValues()).hasSizeLessThan(100);
    }
  }

  /** Post operations and deletions of their author, in any order. */
  @Test
  void theOrderOfArrivalMeansNothing() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 150; round++) {
      List<MatchedPost> one = posts.random("1", random);
      List<MatchedPost> two = posts.random("2", random);
      List<Post> deletes = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        deletes.add(posts.deleteAuthor(100 + random.nextInt(6)));
      }
      var expected = Folded.expected(List.of(one, two), deletes);
      var last = expected.get(110L);
      List<Object> operations = new ArrayList<>(one);
      operations.addAll(two);
      operations.addAll(deletes);
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(operations, random);

        List<MentionChange> changes = changes(operations);

        assertThat(Folded.history(changes)).as("%s", operations).isEqualTo(expected);
        assertThat(Folded.documents(changes, null)).as("%s", operations).isEqualTo(last);
        assertThat(Folded.documents(changes, random)).as("%s", operations).isEqualTo(last);
      }
    }
  }

  static List<MentionChange> changes(List<Object> operations) throws Exception {
    try (var ledger = open(null)) {
      PostHistory one = PostHistory.EMPTY;
      PostHistory two = PostHistory.EMPTY;
      for (Object operation : operations) {
        if (operation instanceof Post delete) {
          delete(ledger, delete);
          continue;
        }
        if (operation instanceof Command command) {
          PostHistory.Heard heard = one.apply(command);
          one = heard.history();
          send(ledger, heard.changes());
          continue;
        }
        MatchedPost matched = (MatchedPost) operation;
        boolean first = matched.post().id().equals("1");
        PostHistory.Applied applied = (first ? one : two).apply(matched);
        one = first ? applied.history() : one;
        two = first ? two : applied.history();
        send(ledger, applied.changes());
      }
      return ledger.extractOutputValues();
    }
  }

  private static MentionChange change(MatchedPost create) {
    return Operations.scored(PostHistory.EMPTY.apply(create).changes().getFirst()).getFirst();
  }

  private static MentionChange last(Ledger ledger) {
    return ledger.extractOutputValues().getLast();
  }

  private static void send(Ledger ledger, MentionChange change) throws Exception {
    ledger.processElement1(change, change.eventAt());
  }

  private static void send(Ledger ledger, List<PostChange> changes) throws Exception {
    for (PostChange change : changes) {
      for (MentionChange scored : Operations.scored(change)) {
        send(ledger, scored);
      }
    }
  }

  private static void delete(Ledger ledger, Post delete) throws Exception {
    ledger.processElement2(delete, delete.eventAt());
  }

  private static final class Ledger
      extends KeyedTwoInputStreamOperatorTestHarness<String, MentionChange, Post, MentionChange> {

    Ledger() throws Exception {
      super(
          new KeyedCoProcessOperator<>(new AuthorLedger(REMEMBER)),
          AuthorLedger::keyOf,
          AuthorLedger::keyOf,
          Types.STRING);
    }
  }

  private static Ledger open(OperatorSubtaskState state) throws Exception {
    Ledger ledger = new Ledger();
    ledger.setup();
    if (state != null) {
      ledger.initializeState(state);
    }
    ledger.open();
    return ledger;
  }
}
