package org.barograph.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands on rules, on a real Kafka. */
@ExtendWith(LocalStackExtension.class)
class RulesCommandTest {

  private static final String PAST = "2026-11-01T00:00:00Z";

  @TempDir private Path folder;

  private Path config;

  @BeforeEach
  void write(LocalStack stack) throws IOException {
    String prefix = "r" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    new KafkaTopics(prefix).create(Map.of("bootstrap.servers", stack.kafkaBootstrap()), 1);
    config =
        file(
            "barograph.yaml",
            "kafka: {bootstrap: \"" + stack.kafkaBootstrap() + "\", topic_prefix: " + prefix + "}",
            "brands: [{id: acme, name: Acme, aliases: [Acme]}]",
            "detection: {sentiment_drop: {min_mentions: 20}}");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private CommandLines.Run run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("rules"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--config", config.toString()));
    return CommandLines.run(arguments);
  }

  private static List<String> lines(CommandLines.Run run) {
    assertThat(run.code()).as(run::err).isEqualTo(ExitCodes.OK);
    return run.out().lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
  }

  @Test
  void aPushedRuleIsLiveUntilItIsReset() throws IOException {
    Path next =
        file(
            "next.yaml",
            "detection:",
            "  sentiment_drop: {sensitivity: low}",
            "  annotations:",
            "    - {id: sale, title: Sale, start: 2026-11-27T00:00:00Z, end: 2026-11-28T00:00:00Z}");

    assertThat(lines(run("push", next.toString(), "--past", "--effective", PAST)))
        .contains("rule:sentiment_drop version 1", "annotation:sale version 1")
        .anySatisfy(line -> assertThat(line).startsWith("effective 2026-11-01T00:00:00Z"));
    assertThat(lines(run("list")))
        .contains(
            "rule:sentiment_drop low sensitivity version 1, since 2026-11-01T00:00:00Z",
            "rule:volume_spike medium sensitivity of the file",
            "annotation:sale Sale version 1, since 2026-11-01T00:00:00Z");
    assertThat(run("list", "--json").out())
        .contains("\"sensitivity\":\"low\",\"min_mentions\":20,");
    assertThat(lines(run("push", next.toString())))
        .containsExactly("nothing to change: all of it is live");

    String later = Instant.now().plusSeconds(3_600).toString();
    assertThat(lines(run("push", "--reset", "sentiment_drop", "--effective", later)))
        .contains("rule:sentiment_drop version 2 (removed)");
    assertThat(lines(run("list")))
        .anySatisfy(line ->
            assertThat(line)
                .startsWith(
                    "to come: rule:sentiment_drop version 2 (removed) at "
                        + later.substring(0, 19)));
    assertThat(lines(run("push", "--remove", "sale", "--effective", later)))
        .contains("annotation:sale version 2 (removed)");
  }

  @Test
  void mistakesAreToldWithTheirPlacesAndChangeNothing() throws IOException {
    Path next =
        file(
            "next.yaml",
            "detection:",
            "  windows: [5m]",
            "  sentiment_drop: {min_change: 7}",
            "  annotations:",
            "    - {id: sale, title: Sale, start: now, end: 2026-11-28T00:00:00Z, brands: [zinc]}");

    CommandLines.Run run = run("push", next.toString());

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err().lines())
        .containsExactly(
            "barograph: next.yaml:2:12 detection.windows: cannot change while the jobs run",
            "barograph: next.yaml:3:32 detection.sentiment_drop.min_change: must be more than 0 and"
                + " at most 1, got 7.0",
            "barograph: next.yaml:5:38 detection.annotations[0].start: must be RFC 3339 with an"
                + " offset, got \"now\"",
            "barograph: next.yaml:5:79 detection.annotations[0].brands: no such brand: \"zinc\"");
    assertThat(run("list", "--json").out()).isEmpty();
  }

  @Test
  void whatCannotBePushedSaysWhy() throws IOException {
    Path empty = file("empty.yaml", "topics: []");

    assertThat(run("push").err()).contains("say a FILE, --reset RULE or --remove ID");
    assertThat(run("push", "--reset", "mood").err())
        .contains("--reset: no rule 'mood'; there are sentiment_drop, volume_spike,");
    assertThat(run("push", empty.toString()).err()).contains("empty.yaml:1:1 has no detection");
    assertThat(run("push", "--remove", "sale").err()).contains("no annotation 'sale' is live");
  }
}
