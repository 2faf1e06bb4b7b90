package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.config.MatchConfig;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.junit.jupiter.api.Test;

class MatchBrandsTest {

  private static final BarographConfig SEED =
      ConfigLoader.parse("brands: [{id: acme, name: Acme, aliases: [Acme]}]", "test.yaml");

  /** Second 100: a brand joins. Second 200: one that takes its name, and so cannot. */
  private static final List<String> CHANGES =
      List.of(
          record("zyntra", "1970-01-01T00:01:40.000Z", "Zyntra"),
          record("robber", "1970-01-01T00:03:20.000Z", "zyntra"));

  private static String record(String id, String effective, String alias) {
    return "{\"schema\":1,\"type\":\"brand\",\"id\":\"%s\",\"versions\":[{\"version\":1,"
            .formatted(id)
        + "\"effective_at\":\"%s\",\"brand\":{\"id\":\"%s\",\"name\":\"N\",\"aliases\":[\"%s\"]}}]}"
            .formatted(effective, id, alias);
  }

  private static OneInputStreamOperatorTestHarness<Post, MatchedPost> harness() throws Exception {
    return harness(SEED, Defaults.MATCH);
  }

  private static OneInputStreamOperatorTestHarness<Post, MatchedPost> harness(
      BarographConfig seed, MatchConfig match) throws Exception {
    var function = new MatchBrands(new FixedConfig(seed, CHANGES, "changes.ndjson"), match);
    var harness =
        new OneInputStreamOperatorTestHarness<Post, MatchedPost>(new ProcessOperator<>(function));
    harness
        .getExecutionConfig()
        .configure(JobSubmission.strict(), MatchBrandsTest.class.getClassLoader());
    return harness;
  }

  private static Post post(long second, String text) {
    return new Post(
        PostOperation.CREATE,
        "hn",
        String.valueOf(second),
        Author.UNKNOWN,
        second * 1_000,
        second * 1_000,
        text,
        null,
        null,
        null,
        null,
        null,
        Engagement.NONE,
        0,
        0);
  }

  @Test
  void aPostIsJudgedByTheConfigurationOfItsOwnTimeWheneverItComes() throws Exception {
    try (var harness = harness()) {
      harness.open();
      for (long second : List.of(150L, 99L, 250L, 100L)) {
        harness.processElement(post(second, "Acme and Zyntra"), second);
      }

      List<List<String>> brands = new ArrayList<>();
      for (MatchedPost matched : harness.extractOutputValues()) {
        brands.add(matched.mentions().stream().map(Mention::brand).toList());
      }
      assertThat(brands)
          .containsExactly(
              List.of("acme", "zyntra"),
              List.of("acme"),
              List.of("acme", "zyntra"),
              List.of("acme", "zyntra"));
    }
  }

  @Test
  void anAuditKeepsWhatWasTurnedDownUntilItIsGone() throws Exception {
    var seed =
        ConfigLoader.parse(
            "brands: [{id: acme, name: Acme, aliases: [Acme], exclusions: [acme street]}]",
            "test.yaml");
    try (var harness = harness(seed, new MatchConfig(true, 1, null))) {
      harness.open();
      harness.processElement(post(1, "I live in Acme Street"), 1);
      harness.processElement(post(2, "Acme has a shop in Acme Street"), 2);
      harness.processElement(post(3, "nothing at all"), 3);
      harness.processElement(changed(post(1, null), PostOperation.DELETE), 4);
      harness.processElement(changed(post(1, "a street"), PostOperation.UPDATE), 4);

      assertThat(harness.getSideOutput(MatchBrands.AUDIT))
          .extracting(record -> record.getValue())
          .extracting(kept -> kept.post().op() + " " + kept.matches().size())
          .containsExactly("CREATE 1", "DELETE 0", "UPDATE 0");
      assertThat(harness.getSideOutput(MatchBrands.AUDIT).peek().getValue().matches().getFirst())
          .satisfies(match -> assertThat(match.brand()).isEqualTo("acme"))
          .satisfies(match ->
              assertThat(match.reasons().getLast()).isEqualTo("rejected: an exclusion covers it"));
    }
  }

  @Test
  void anAuditTakesItsShareOfThePostsAndAlwaysTheSame() {
    var audit = MatchAudit.of(new MatchConfig(true, 0.25, null));

    List<Long> taken =
        LongStream.range(0, 4_000).filter(i -> audit.takes(post(i, "x"))).boxed().toList();

    assertThat(taken).hasSizeBetween(900, 1_100);
    assertThat(LongStream.range(0, 4_000).filter(i -> audit.takes(post(i, "y"))).boxed().toList())
        .isEqualTo(taken);
    assertThat(MatchAudit.of(Defaults.MATCH).takes(post(1, "x"))).isFalse();
  }

  private static Post changed(Post post, PostOperation op) {
    return new Post(
        op,
        post.channel(),
        post.id(),
        post.author(),
        post.eventAt() + 1,
        post.createdAt(),
        post.text(),
        null,
        null,
        null,
        null,
        null,
        Engagement.NONE,
        0,
        0);
  }

  @Test
  void aChangeThatCannotBeIsADeadLetterOnceThroughARestart() throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(post(1, "hello"), 1);
      harness.processElement(post(2, "hello"), 2);
      state = harness.snapshot(1, 1);

      assertThat(harness.getSideOutput(MatchBrands.REFUSED))
          .extracting(letter -> letter.getValue())
          .containsExactly(
              new DeadLetter(
                  "config",
                  "bad_config",
                  "brand:robber version 1: aliases: \"zyntra\" already belongs to brand 'zyntra'",
                  CHANGES.getLast(),
                  "changes.ndjson",
                  0,
                  2,
                  null));
    }
    try (var restarted = harness()) {
      restarted.initializeState(state);
      restarted.open();
      restarted.processElement(post(3, "hello"), 3);

      assertThat(restarted.getSideOutput(MatchBrands.REFUSED)).isNullOrEmpty();
    }
  }
}
