package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barograph.cli.CommandLines;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A brand that is pushed while posts flow: from its effective time on every post that names it is a
 * mention, before it none is, and a restart forgets nothing. {@code -Dbarograph.live.rate=2000}
 * makes it a measurement under load.
 */
@ExtendWith(LocalStackExtension.class)
class LiveBrandChangeTest {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Duration STEADY = Duration.ofSeconds(5);

  /** Posts a second. */
  private static final int RATE = Integer.getInteger("barograph.live.rate", 100);

  private static final Pattern EFFECTIVE =
      Pattern.compile("effective (\\S+), configuration ([0-9a-f]{12})");

  @TempDir Path folder;

  @Test
  void aPushedBrandIsFoundFromItsEffectiveTimeOnThroughARestart(LocalStack stack) throws Exception {
    Installation installation =
        Installation.on(stack, Installation.shipped(), 4).withParallelism(2);
    String before = installation.config().version();

    Instant effective;
    String after;
    try (LivePosts posts = LivePosts.start(installation, RATE);
        Documents documents = installation.documents()) {
      try (Pipeline pipeline = Pipeline.start(installation.config(), folder, 0)) {
        awaitKeepingUp(documents, "quillo");
        Matcher pushed = push(installation, brand("Zyntra"));
        Instant pushedAt = Instant.now();
        effective = Instant.parse(pushed.group(1));
        after = pushed.group(2);
        awaitMention(documents, "zyntra", effective);
        System.err.printf(
            "%d posts/s: effective %,d ms after the push, first mention indexed after %,d ms%n",
            RATE,
            Duration.between(pushedAt, effective).toMillis(),
            Duration.between(pushedAt, Instant.now()).toMillis());
        awaitMention(documents, "zyntra", effective.plusSeconds(3));
        assertThat(pipeline.isRunning()).isTrue();
      }
      try (Pipeline pipeline = Pipeline.start(installation.config(), folder, 0)) {
        awaitMention(documents, "zyntra", Instant.now());
        Map<String, Instant> sent = posts.stop();
        awaitOutcomes(pipeline, sent.size());

        List<JsonNode> found = awaitMentions(documents, "zyntra", named(sent, effective).size());
        assertThat(found.stream().map(m -> m.get("post_id").asText()).sorted().toList())
            .isEqualTo(named(sent, effective));
        assertThat(found).allMatch(m -> m.get("config_version").asText().equals(after));
        assertThat(awaitMentions(documents, "quillo", sent.size() / LivePosts.EACH))
            .hasSize(sent.size() / LivePosts.EACH)
            .allMatch(m ->
                m.get("config_version")
                    .asText()
                    .equals(at(m).isBefore(effective) ? before : after));
        assertThat(pipeline.outcomes()).containsEntry("duplicate", 0L);
        assertThat(indexed(documents)).isEqualTo(backtest(installation, posts));
        System.err.printf(
            "%,d posts, %,d mentions of the new brand, none lost or doubled through a restart%n",
            sent.size(), found.size());
      }
    }
  }

  @Test
  void aBrandThatTakesAnothersNameIsRefusedWithItsPlaceAndNothingChanges(LocalStack stack)
      throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 1);
    Path file = brand("Quillo");

    CommandLines.Run run = run(installation, "push", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "brands.yaml:4:15 brands[0].aliases: \"Quillo\" already belongs to brand 'quillo'");
    assertThat(run(installation, "list", "--json").out()).isEmpty();
  }

  private Path brand(String name) throws IOException {
    return Files.writeString(
        folder.resolve("brands.yaml"),
        """
        brands:
          - id: zyntra
            name: Zyntra
            aliases: [%s]
        """
            .formatted(name));
  }

  private static CommandLines.Run run(Installation installation, String... more) {
    List<String> arguments = new ArrayList<>(List.of("brands"));
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of(
            "--config",
            Installation.root().resolve("barograph.yaml").toString(),
            "--bootstrap",
            installation.config().kafka().bootstrap(),
            "--topic-prefix",
            installation.config().kafka().topicPrefix()));
    return CommandLines.run(arguments);
  }

  private Matcher push(Installation installation, Path file) {
    CommandLines.Run run = run(installation, "push", file.toString());
    assertThat(run.code()).as(run::toString).isZero();
    Matcher said = EFFECTIVE.matcher(run.out());
    assertThat(said.find()).as(run::out).isTrue();
    return said;
  }

  private static Instant at(JsonNode mention) {
    return Instant.parse(mention.get("@timestamp").asText());
  }

  /** Ids of the posts that name the new brand and are not older than its effective time. */
  private static List<String> named(Map<String, Instant> sent, Instant effective) {
    return sent.entrySet().stream()
        .filter(post -> LivePosts.namesZyntra(post.getKey()))
        .filter(post -> !post.getValue().isBefore(effective))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * Waits until mentions are there soon after their posts, at many looks in a row: what a start has
   * to catch up with is no part of what is measured.
   */
  private static void awaitKeepingUp(Documents documents, String brand) {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .during(STEADY)
        .until(() -> {
          documents.refresh();
          return documents.newestMention(brand) > Instant.now().minus(SOON).toEpochMilli();
        });
  }

  private static void awaitMention(Documents documents, String brand, Instant since) {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .until(() -> {
          documents.refresh();
          return documents.newestMention(brand) >= since.toEpochMilli();
        });
  }

  private static List<JsonNode> awaitMentions(Documents documents, String brand, long least) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> mentions(documents, brand), found -> found.size() >= least);
  }

  private static List<JsonNode> mentions(Documents documents, String brand) throws IOException {
    documents.refresh();
    return documents.allMentions("brand", "post_id", "config_version", "@timestamp").stream()
        .filter(mention -> mention.get("brand").asText().equals(brand))
        .toList();
  }

  private static void awaitOutcomes(Pipeline pipeline, long records) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> pipeline.outcomes().values().stream().mapToLong(n -> n).sum() == records);
  }

  private static List<String> indexed(Documents documents) throws IOException {
    return documents.allMentions().stream()
        .map(mention -> ((ObjectNode) mention).without("ingested_at").toString())
        .sorted()
        .toList();
  }

  /** What a backtest of the same posts and changes finds. */
  private List<String> backtest(Installation installation, LivePosts posts) throws Exception {
    BarographConfig config = Installation.shipped();
    Path file = Files.write(folder.resolve("posts.ndjson"), posts.lines());
    List<String> changes = run(installation, "list", "--json").out().lines().toList();
    Path mentions = folder.resolve("mentions.jsonl");
    long latest = Instant.now().plusSeconds(60).toEpochMilli();
    Backtest.run(
        new PostFileSource(file.toString(), null, null, config.pipeline().disorder(), latest),
        new FixedConfig(config, changes, "changes"),
        2,
        new Backtest.Outputs(null, mentions, null));
    return Files.readAllLines(mentions).stream().sorted().toList();
  }
}
