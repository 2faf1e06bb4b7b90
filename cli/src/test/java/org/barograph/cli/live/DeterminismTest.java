package org.barograph.cli.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;
import org.barograph.cli.demo.Scenario;
import org.barograph.cli.demo.ScenarioSize;
import org.barograph.cli.pipeline.Documents;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.Published;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.CommandRecord;
import org.barograph.jobs.index.IncidentCommandRecord;
import org.barograph.jobs.kafka.ConfigTopic;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;
import org.barograph.jobs.model.Polarity;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The promise of FIELDS.md: the same posts, commands and changes of the configuration give the same
 * documents, byte for byte, at any parallelism, after any restart, live or in a backtest.
 */
@ExtendWith(LocalStackExtension.class)
class DeterminismTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Two days of history and a full day: some thousand posts, both planted events. */
  private static final ScenarioSize SIZE = new ScenarioSize(2, 120, 0.9);

  @TempDir Path folder;

  private final Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);

  /** In the middle of the full day a product of a brand becomes a brand of its own. */
  private static final String PART =
      """
      brands:
        - {id: quillo, name: Quillo, aliases: [Quillo, Quillo Card], handles: ["@quillosupport"]}
        - {id: quillo_pay, name: Quillo Pay, aliases: [Quillo Pay], hashtags: ["#quillopay"]}
      """;

  private static final Duration BEFORE_THE_END = Duration.ofHours(12);

  /** One push: what is written beside what is there. */
  private interface Push {
    List<ConfigRecord> records(ConfigBook known);
  }

  private List<Push> pushes = List.of(this::part);

  private record Results(List<String> mentions, List<String> windows, List<String> incidents) {}

  @Test
  void backtestGivesTheSameAtAnyParallelism() throws Exception {
    Path posts = scenario(11);
    pushes = withRules(backtest(posts, List.of(), 2));

    List<Command> commands = commands(backtest(posts, List.of(), 2));
    List<IncidentCommand> words = words(backtest(posts, commands, 2));

    Results alone = backtest(posts, commands, words, 1);
    Collections.shuffle(commands, new Random(3));
    Collections.shuffle(words, new Random(3));
    Results four = backtest(posts, commands, words, 4);

    assertThat(alone.incidents()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(alone.mentions()).anyMatch(mention -> mention.contains("\"kind\":\"labelled\""));
    assertThat(alone.mentions()).anyMatch(mention -> mention.contains("|quillo_pay\""));
    assertThat(alone.incidents())
        .anyMatch(incident -> incident.contains("\"state\":\"acknowledged\""))
        .anyMatch(incident -> incident.contains("\"command\":\"silence\""))
        .anyMatch(incident -> incident.contains("\"resolution\":\"config_changed\""));
    assertThat(alone.windows())
        .extracting(window -> JSON.readTree(window).get("config_version").textValue())
        .doesNotContainNull()
        .satisfies(versions -> assertThat(Set.copyOf(versions)).hasSize(4));
    assertSame(four, alone);
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "4, 3"})
  void liveGivesTheSameAsABacktestWhateverTheOrderAndThoughKilledTwice(
      int parallelism, int partitions, LocalStack stack) throws Exception {
    Path file = scenario(12 + parallelism);
    pushes = withRules(backtest(file, List.of(), 2));
    List<Command> commands = commands(backtest(file, List.of(), 2));
    List<IncidentCommand> words = words(backtest(file, commands, 2));
    Results expected = backtest(file, commands, words, 2);
    Installation installation =
        Installation.on(stack, Installation.shipped(), partitions).withParallelism(parallelism);
    push(installation);
    List<PostRecord> inOrder = Installation.read(file, ReadSettings.defaults());
    List<PostRecord> posts = installation.shuffled(inOrder, 7);
    long day = Duration.ofDays(1).toMillis();
    Pacer pacer = Pacer.at(day / 8_000.0);

    Collections.shuffle(commands, new Random(3));
    installation.say(commands);
    Collections.shuffle(words, new Random(3));
    installation.sayOfIncidents(words);
    CompletableFuture<Published> publishing =
        CompletableFuture.supplyAsync(() -> installation.publish(posts.iterator(), pacer));
    killWhileMentionsGrow(installation, 1);
    killWhileMentionsGrow(installation, expected.mentions().size() / 3);
    try (PipelineProcess last = PipelineProcess.start(installation.config(), folder);
        Documents documents = installation.documents()) {
      Published published = publishing.get(2, TimeUnit.MINUTES);
      assertThat(published.isComplete()).as(published::toString).isTrue();
      // Sources go on giving signs of life; without, a partition that was read before the kill
      // would
      // hold time back until it counts as idle.
      installation.publish(List.of(inOrder.getLast()).iterator(), Pacer.unlimited());
      awaitEnd(installation, last, documents, inOrder.getLast().eventAt());
      awaitMentions(documents, expected.mentions());

      assertSame(indexed(documents), expected);
    }
  }

  /** Kills the jobs once there are more mentions than before: in the middle of the work. */
  private void killWhileMentionsGrow(Installation installation, long beyond) throws Exception {
    try (PipelineProcess jobs = PipelineProcess.start(installation.config(), folder);
        Documents documents = installation.documents()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Installation.LOOK)
          .until(() -> {
            assertThat(jobs.isAlive()).as(() -> log()).isTrue();
            return documents.mentions() >= beyond;
          });
      jobs.kill();
    }
  }

  private void awaitEnd(
      Installation installation, PipelineProcess jobs, Documents documents, long lastEventAt) {
    BarographConfig config = installation.config();
    long end = installation.lastWindowEnd(lastEventAt);
    int size = (int) config.detection().windows().getFirst().toMinutes();
    await()
        .conditionEvaluationListener(
            new ConditionEvaluationListener<Object>() {
              @Override
              public void conditionEvaluated(EvaluatedCondition<Object> condition) {}

              @Override
              public void onTimeout(TimeoutEvent event) {
                System.err.println(log());
              }
            })
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> {
          assertThat(jobs.isAlive()).as(() -> log()).isTrue();
          for (var brand : config.brands()) {
            if (documents.lastWindowEnd(brand.id(), size) < end) {
              return false;
            }
          }
          return true;
        });
  }

  /** The last documents may come a moment after the last window. */
  private static void awaitMentions(Documents documents, List<String> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Installation.LOOK)
        .untilAsserted(() -> assertThat(indexed(documents).mentions()).isEqualTo(expected));
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("pipeline.log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private Path scenario(long seed) throws IOException {
    Scenario scenario = Scenario.generate(seed, end, Installation.shipped(), SIZE);
    Path file = folder.resolve("posts-" + seed + ".ndjson");
    scenario.writePosts(file);
    return file;
  }

  /** People who contradict every twelfth mention a minute and a half later. */
  private static List<Command> commands(Results found) throws IOException {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < found.mentions().size(); i += 12) {
      JsonNode mention = JSON.readTree(found.mentions().get(i));
      CommandKind kind = List.of(CommandKind.values()).get(i / 12 % 3);
      commands.add(
          new Command(
              "c" + i,
              kind,
              mention.get("channel").textValue(),
              mention.get("post_id").textValue(),
              // Mostly missed there.
              kind == CommandKind.THIS_IS_US
                  ? Installation.shipped().brands().getFirst().id()
                  : mention.get("brand").textValue(),
              Instant.parse(mention.get("@timestamp").textValue()).toEpochMilli() + 90_000,
              "ann",
              kind == CommandKind.RELABEL ? Polarity.POSITIVE : null,
              null));
    }
    assertThat(commands).hasSizeGreaterThan(30);
    return commands;
  }

  /** Somebody says everything there is to say of every incident. */
  private static List<IncidentCommand> words(Results found) throws IOException {
    List<IncidentCommand> words = new ArrayList<>();
    for (String json : found.incidents()) {
      JsonNode incident = JSON.readTree(json);
      long at = Instant.parse(incident.get("fired_at").textValue()).toEpochMilli() + 70_000;
      for (IncidentCommandKind kind : IncidentCommandKind.values()) {
        long until = kind == IncidentCommandKind.SILENCE ? at + 1_200_000 : 0;
        words.add(
            new IncidentCommand(
                "w" + words.size(),
                kind,
                incident.get("incident_id").textValue(),
                incident.get("brand").textValue(),
                at,
                "ann",
                until,
                "why"));
        at += 130_000;
      }
    }
    return words;
  }

  private Results backtest(Path posts, List<Command> commands, int parallelism) throws Exception {
    return backtest(posts, commands, List.of(), parallelism);
  }

  private Results backtest(
      Path posts, List<Command> commands, List<IncidentCommand> words, int parallelism)
      throws Exception {
    Path said = folder.resolve("commands.ndjson");
    Files.write(
        said,
        Stream.concat(
                commands.stream().map(CommandRecord::json),
                words.stream().map(IncidentCommandRecord::json))
            .map(record -> new String(record, StandardCharsets.UTF_8))
            .toList());
    BarographConfig config = Installation.shipped();
    Path incidents = folder.resolve("incidents");
    Path mentions = folder.resolve("mentions");
    Path windows = folder.resolve("windows");
    long latest = Instant.now().plus(config.pipeline().futureBound()).toEpochMilli();
    Backtest.run(
        new PostFileSource(posts.toString(), null, null, config.pipeline().disorder(), latest),
        said,
        new FixedConfig(config, changes(), "changes"),
        parallelism,
        new Backtest.Outputs(incidents, mentions, windows));
    return new Results(
        sorted(Files.readAllLines(mentions)),
        sorted(Files.readAllLines(windows)),
        sorted(Files.readAllLines(incidents)));
  }

  private void push(Installation installation) throws IOException {
    for (Push push : pushes) {
      new ConfigTopic(installation.config().kafka()).change(push::records);
    }
  }

  private List<String> changes() {
    ConfigBook book = new ConfigBook();
    for (Push push : pushes) {
      push.records(book)
          .forEach(record -> book.take(record.key(), ConfigRecords.json(record), "", 0, 0));
    }
    return book.records().stream()
        .map(record -> new String(ConfigRecords.json(record), UTF_8))
        .toList();
  }

  private List<ConfigRecord> part(ConfigBook known) {
    ConfigPlan plan =
        new ConfigPlan(Installation.shipped(), known, end.minus(BEFORE_THE_END).toEpochMilli());
    return plan.records(ConfigLoader.changes(PART, "part.yaml", Installation.shipped()), Set.of());
  }

  /**
   * Between two ticks of the worst incident all rules change, three hours later two change back.
   */
  private List<Push> withRules(Results found) throws IOException {
    JsonNode worst = null;
    for (String json : found.incidents()) {
      JsonNode incident = JSON.readTree(json);
      if (worst == null || score(incident) > score(worst)) {
        worst = incident;
      }
    }
    assertThat(worst).isNotNull();
    DetectionRule off = DetectionRule.of(worst.get("kind").textValue()).orElseThrow();
    Instant then = Instant.parse(worst.get("fired_at").textValue()).plusSeconds(433);
    Instant back = then.plus(Duration.ofHours(3));
    String rules =
        """
        detection:
          sentiment_drop: {sensitivity: high}
          volume_spike: {sensitivity: high}
          topic_spike: {sensitivity: high, min_mentions: 8}
          emerging_topic: {sensitivity: high}
          resolve_after: 1
          annotations:
            - {id: launch, title: Launch, start: "%s", end: "%s", brands: ["%s"], effect: soften}
        """
            .formatted(then, back, Installation.shipped().brands().getFirst().id())
            .replace(off.id() + ": {", off.id() + ": {enabled: false, ");
    BarographConfig live = Installation.shipped();
    return List.of(
        this::part,
        known ->
            new ConfigPlan(live, known, then.toEpochMilli())
                .ruleRecords(
                    ConfigLoader.ruleChanges(rules, "rules.yaml", live), Set.of(), Set.of()),
        known ->
            new ConfigPlan(live, known, back.toEpochMilli())
                .ruleRecords(
                    ConfigLoader.RuleChanges.NONE,
                    Set.of(off, DetectionRule.LIFE_CYCLE),
                    Set.of("launch")));
  }

  private static double score(JsonNode incident) {
    return incident.get("score").doubleValue();
  }

  private static Results indexed(Documents documents) throws IOException {
    documents.refresh();
    return new Results(
        sorted(documents.allMentions().stream().map(DeterminismTest::promised).toList()),
        sorted(documents.allWindows().stream().map(JsonNode::toString).toList()),
        sorted(documents.allIncidents().stream().map(JsonNode::toString).toList()));
  }

  /** Without the one field that stands outside the promise. */
  private static String promised(JsonNode mention) {
    return ((ObjectNode) mention).without("ingested_at").toString();
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static void assertSame(Results actual, Results expected) {
    List<String> differences = new ArrayList<>();
    differences.addAll(differences(actual.mentions(), expected.mentions()));
    differences.addAll(differences(actual.windows(), expected.windows()));
    differences.addAll(differences(actual.incidents(), expected.incidents()));
    assertThat(differences).isEmpty();
  }

  /** The first that differ only: all of them would fill books. */
  private static List<String> differences(List<String> actual, List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> more = new ArrayList<>(actual);
    expected.forEach(more::remove);
    return Stream.concat(
            missing.stream().limit(5).map(line -> "missing: " + line),
            more.stream().limit(5).map(line -> "too much: " + line))
        .toList();
  }
}
