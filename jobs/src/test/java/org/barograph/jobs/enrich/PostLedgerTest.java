package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.index.Schemas;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeTotals;
import org.junit.jupiter.api.Test;

class PostLedgerTest {

  private static final Duration REMEMBER = Duration.ofDays(30);
  private static final int MAX_PARALLELISM = 8;

  private final Operations posts = new Operations();

  @Test
  void aRestoreInTheMiddleGivesTheSame() throws Exception {
    Random random = new Random(4);
    List<MatchedPost> operations = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      operations.addAll(posts.random("p" + i, random));
    }
    java.util.Collections.shuffle(operations, random);
    int middle = operations.size() / 2;
    List<PostChange> whole;
    try (var ledger = open(1, 0, null)) {
      send(ledger, operations);
      whole = ledger.extractOutputValues();
    }
    OperatorSubtaskState state;
    List<PostChange> parts = new ArrayList<>();
    try (var ledger = open(1, 0, null)) {
      send(ledger, operations.subList(0, middle));
      state = ledger.snapshot(1, 1);
      parts.addAll(ledger.extractOutputValues());
    }

    try (var ledger = open(1, 0, state)) {
      send(ledger, operations.subList(middle, operations.size()));
      parts.addAll(ledger.extractOutputValues());
    }

    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void countsSurviveARestore() throws Exception {
    OperatorSubtaskState state;
    try (var ledger = open(1, 0, null)) {
      send(ledger, mixed("1"));
      state = ledger.snapshot(1, 1);
    }

    try (var ledger = open(1, 0, state)) {
      send(ledger, List.of(posts.create("9", 100, 100)));

      assertThat(counts(ledger))
          .containsEntry("not_a_mention", 2L)
          .containsEntry("duplicate", 1L)
          .containsEntry("deleted", 1L);
    }
  }

  @Test
  void countsSurviveFewerSubtasks() throws Exception {
    OperatorSubtaskState merged = AbstractStreamOperatorTestHarness.repackageState(states(2));

    try (var ledger = open(1, 0, rescaled(merged, 2, 1, 0))) {
      assertThat(counts(ledger)).containsEntry("not_a_mention", 20L);
    }
  }

  @Test
  void countsSurviveMoreSubtasks() throws Exception {
    OperatorSubtaskState merged = AbstractStreamOperatorTestHarness.repackageState(states(1));

    long total = 0;
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var ledger = open(2, subtask, rescaled(merged, 1, 2, subtask))) {
        total += counts(ledger).get("not_a_mention");
      }
    }

    assertThat(total).isEqualTo(20);
  }

  @Test
  void aPostIsKnownAgainAfterRescaling() throws Exception {
    OperatorSubtaskState merged = AbstractStreamOperatorTestHarness.repackageState(states(2));

    try (var ledger = open(1, 0, rescaled(merged, 2, 1, 0))) {
      send(ledger, twentyPosts());

      assertThat(counts(ledger)).containsEntry("duplicate", 20L);
    }
  }

  @Test
  void aPostIsForgottenInTheEnd() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.create("1", 100, 100, "acme")));

      ledger.processBothWatermarks(new Watermark(99 + REMEMBER.toMillis()));
      assertThat(ledger.numKeyedStateEntries()).isEqualTo(1);
      ledger.processBothWatermarks(new Watermark(100 + REMEMBER.toMillis()));

      assertThat(ledger.numKeyedStateEntries()).isZero();
      assertThat(ledger.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void anEditKeepsItsPostInMemory() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.create("1", 100, 100), posts.update("1", 109, 0)));

      ledger.processBothWatermarks(new Watermark(108 + REMEMBER.toMillis()));
      assertThat(ledger.numKeyedStateEntries()).isEqualTo(1);
      ledger.processBothWatermarks(new Watermark(109 + REMEMBER.toMillis()));

      assertThat(ledger.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anUpdateThatWaitsInVainBecomesADeadLetter() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.update("1", 100, 0, "acme")));
      assertThat(rejected(ledger)).isEmpty();

      ledger.processBothWatermarks(new Watermark(100 + REMEMBER.toMillis()));

      assertThat(rejected(ledger)).containsExactly("update_without_create");
    }
  }

  @Test
  void theEndOfInputGivesUpWhatWaits() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.update("1", 100, 0, "acme")));

      ledger.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(rejected(ledger)).containsExactly("update_without_create");
    }
  }

  @Test
  void tooManyWaitingUpdatesBecomeDeadLettersAtOnce() throws Exception {
    try (var ledger = open(1, 0, null)) {
      for (int i = 0; i < 20; i++) {
        send(ledger, List.of(posts.update("1", 100 + i, 0, "acme")));
      }

      assertThat(rejected(ledger)).hasSize(20 - PostHistory.MAX_VERSIONS);
    }
  }

  @Test
  void aWaitingUpdateThatFindsItsCreateIsNoDeadLetter() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.update("1", 101, 0), posts.create("1", 100, 100)));

      ledger.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(rejected(ledger)).isEmpty();
      assertThat(counts(ledger)).containsEntry("not_a_mention", 2L);
    }
  }

  @Test
  void aCommandWithoutItsPostWaitsAndThenIsADeadLetter() throws Exception {
    try (var ledger = open(1, 0, null)) {
      say(ledger, posts.notUs("1", 100, "acme"));
      ledger.processBothWatermarks(new Watermark(99 + REMEMBER.toMillis()));
      assertThat(rejected(ledger)).isEmpty();

      ledger.processBothWatermarks(new Watermark(100 + REMEMBER.toMillis()));

      assertThat(rejected(ledger)).containsExactly("command_without_mention");
      assertThat(ledger.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void aCommandOnABrandThatIsNeverNamedIsADeadLetterInTheEnd() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.create("1", 100, 100, "acme")));
      say(ledger, posts.relabel("1", 101, "bolt", Polarity.NEGATIVE));

      ledger.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(rejected(ledger)).containsExactly("command_without_mention");
    }
  }

  @Test
  void aCommandThatFindsItsPostIsNoDeadLetter() throws Exception {
    try (var ledger = open(1, 0, null)) {
      say(ledger, posts.relabel("1", 101, "acme", Polarity.NEGATIVE));
      say(ledger, posts.notUs("1", 102, "acme"));
      say(ledger, posts.thisIsUs("1", 103, "bolt"));
      send(ledger, List.of(posts.create("1", 100, 100, "acme")));

      ledger.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(rejected(ledger)).isEmpty();
    }
  }

  @Test
  void commandsWithoutEndAreGivenUpFromTheOldest() throws Exception {
    try (var ledger = open(1, 0, null)) {
      for (int i = 0; i < PostHistory.MAX_COMMANDS + 3; i++) {
        say(ledger, posts.relabel("1", 101 + i, "acme", Polarity.NEGATIVE));
      }

      assertThat(rejected(ledger))
          .containsExactly("too_many_commands", "too_many_commands", "too_many_commands");
    }
  }

  @Test
  void aCommandIsNoOutcomeOfAPost() throws Exception {
    try (var ledger = open(1, 0, null)) {
      send(ledger, List.of(posts.create("1", 100, 100)));
      say(ledger, posts.thisIsUs("1", 101, "acme"));
      say(ledger, posts.notUs("1", 102, "acme"));

      assertThat(counts(ledger).values().stream().mapToLong(n -> n).sum()).isEqualTo(1);
    }
  }

  /** One that names no brand, the same again, and a delete. */
  private List<MatchedPost> mixed(String id) {
    MatchedPost create = posts.create(id, 100, 100);
    return List.of(create, create, posts.delete(id, 101));
  }

  private static List<MatchedPost> twentyPosts() {
    Operations same = new Operations();
    List<MatchedPost> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(same.create("p" + i, 100, 100));
    }
    return all;
  }

  private static OperatorSubtaskState[] states(int parallelism) throws Exception {
    OperatorSubtaskState[] states = new OperatorSubtaskState[parallelism];
    for (int subtask = 0; subtask < parallelism; subtask++) {
      try (var ledger = open(parallelism, subtask, null)) {
        for (MatchedPost post : twentyPosts()) {
          if (ownerOf(post, parallelism) == subtask) {
            send(ledger, List.of(post));
          }
        }
        states[subtask] = ledger.snapshot(1, 1);
      }
    }
    return states;
  }

  private static int ownerOf(MatchedPost post, int parallelism) {
    return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
        post.post().key(), MAX_PARALLELISM, parallelism);
  }

  private static OperatorSubtaskState rescaled(
      OperatorSubtaskState state, int before, int after, int subtask) {
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        state, MAX_PARALLELISM, before, after, subtask);
  }

  private static void send(Ledger ledger, List<MatchedPost> operations) throws Exception {
    for (MatchedPost operation : operations) {
      ledger.processElement1(operation, operation.post().eventAt());
    }
  }

  private static void say(Ledger ledger, Command command) throws Exception {
    ledger.processElement2(command, command.at());
  }

  private static List<String> rejected(Ledger ledger) {
    Queue<StreamRecord<DeadLetter>> letters = ledger.getSideOutput(PostLedger.REJECTED);
    if (letters == null) {
      return List.of();
    }
    return letters.stream()
        .map(StreamRecord::getValue)
        .peek(letter ->
            assertThat(
                    Schemas.problems(
                        "dead-letter",
                        new String(
                            DeadLetterRecord.json(letter),
                            java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty())
        .map(DeadLetter::reason)
        .toList();
  }

  /** The accumulators start with what was restored. */
  private static Map<String, Long> counts(Ledger ledger) {
    Map<String, Long> counts = new HashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(
          outcome.label(),
          ledger
              .ledger
              .getRuntimeContext()
              .getLongCounter(OutcomeTotals.accumulator(outcome))
              .getLocalValue());
    }
    return counts;
  }

  private static final class Ledger
      extends KeyedTwoInputStreamOperatorTestHarness<String, MatchedPost, Command, PostChange> {

    private final KeyedCoProcessOperator<String, MatchedPost, Command, PostChange> ledger;

    private Ledger(
        KeyedCoProcessOperator<String, MatchedPost, Command, PostChange> operator,
        int parallelism,
        int subtask)
        throws Exception {
      super(
          operator,
          match -> match.post().key(),
          Command::postKey,
          Types.STRING,
          MAX_PARALLELISM,
          parallelism,
          subtask);
      this.ledger = operator;
    }
  }

  private static Ledger open(int parallelism, int subtask, OperatorSubtaskState state)
      throws Exception {
    Ledger ledger =
        new Ledger(new KeyedCoProcessOperator<>(new PostLedger(REMEMBER)), parallelism, subtask);
    ledger.setup();
    if (state != null) {
      ledger.initializeState(state);
    }
    ledger.open();
    return ledger;
  }
}
