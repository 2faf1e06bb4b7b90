package org.barograph.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.Schemas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

  private static final BarographConfig CONFIG =
      ConfigLoader.parse(
          """
          brands:
            - id: acme
              name: Acme
              aliases: [Acme]
            - id: bolt
              name: Bolt
              aliases: [Boltorama]
          topics:
            - id: parcel
              name: Parcels
              any: [parcel, parcels]
          """,
          "test.yaml");

  private static final List<String> LINES =
      List.of(
          create("1", "05:00:01", "ann", "Acme lost my parcel, this is terrible"),
          create("2", "05:00:02", "bob", "I love Acme and Boltorama, great parcels"),
          create("3", "05:00:03", "bob", "nothing of interest here"),
          create("3", "05:00:03", "bob", "nothing of interest here"),
          create("4", "05:00:04", "cleo", "Акме потеряла мою посылку, Acme ужасная компания"),
          create("5", "05:00:05", "cleo", "The people at Acme are fine"),
          op("update", "5", "05:02:05", ",\"text\":\"The people at Boltorama are fine\""),
          op("update", "6", "05:00:06", ",\"text\":\"This is about Acme before its create\""),
          create("6", "05:00:05", "dan", "I hope that Boltorama gets edited soon"),
          op("update", "7", "05:00:07", ",\"text\":\"This is about Acme without a create\""),
          create("8", "05:00:08", "dan", "The post about Acme is soon gone"),
          op("delete", "8", "05:03:08", ""),
          op("delete", "9", "05:00:10", ""),
          create("9", "05:00:09", "dan", "The post about Acme is already gone"),
          create("10", "05:00:10", "eve", "This is Acme by somebody who leaves"),
          "{\"op\":\"delete_author\",\"channel\":\"hn\",\"event_at\":\"2026-11-22T05:04:00Z\","
              + "\"author\":{\"id\":\"eve\"}}",
          create("11", "05:05:00", "eve", "This is Acme by somebody who came back"),
          create("😡".repeat(60), "05:05:01", "fay", "The people at Acme are horrible 😡"),
          "{\"op\":\"heartbeat\",\"channel\":\"hn\",\"event_at\":\"2026-11-22T05:06:00Z\"}",
          // Lets the first quarter of an hour close.
          create("15", "05:16:00", "gus", "good morning"),
          "not JSON about Acme",
          create("12", "05:05:02", "fay", "Acme\",\"txet\":\"x"),
          create("13", "05:05:03", "fay", "Acme").replace("2026", "2056"),
          create("14", "05:05:04", "fay", "Acme").replace("\"hn\"", "\"h:n\""));

  private static final List<String> COMMANDS =
      List.of(
          command("not_us", "hn|1|acme", ""),
          command("relabel", "hn|2|acme", ",\"polarity\":\"negative\""),
          command("this_is_us", "hn|3|acme", ""),
          command("not_us", "hn|404|acme", ""),
          "not JSON");

  @TempDir private static Path folder;

  private static Run inOrder;

  /** What a run wrote and counted. */
  record Run(String mentions, String windows, String incidents, Backtest.Result result) {}

  @BeforeAll
  static void runOnce() throws Exception {
    inOrder = run("in-order", LINES, 1);
  }

  @Test
  void everyLineHasOneOutcome() {
    Map<String, Long> outcomes = inOrder.result().outcomes();

    long withoutHeartbeats =
        outcomes.values().stream().mapToLong(n -> n).sum() - outcomes.get("heartbeat");
    assertThat(withoutHeartbeats).isEqualTo(LINES.size() - 1);
  }

  @Test
  void outcomesAreThoseOfTheLines() {
    assertThat(inOrder.result().outcomes())
        .containsEntry("unscorable", 1L)
        .containsEntry("not_a_mention", 2L)
        .containsEntry("duplicate", 1L)
        .containsEntry("deleted", 3L)
        .containsEntry("dead_letter", 5L)
        .containsEntry("mentioned", 11L);
  }

  @Test
  void theDocumentsAreWhatStandsInTheEnd() {
    assertThat(inOrder.mentions().lines())
        .extracting(line -> line.replaceAll(".*\"mention_id\":\"([^\"]*)\".*", "$1"))
        .containsExactly(
            "hn|1|acme",
            "hn|2|acme",
            "hn|2|bolt",
            "hn|4|acme",
            "hn|5|bolt",
            "hn|6|acme",
            "hn|11|acme",
            "hn|" + "😡".repeat(60) + "|acme");
    assertThat(inOrder.result().mentions()).isEqualTo(8);
  }

  @Test
  void everyDocumentIsValid() {
    assertThat(inOrder.mentions().lines())
        .allSatisfy(line -> assertThat(Schemas.problems("mention", line)).isEmpty());
    assertThat(inOrder.windows().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Schemas.problems("window", line)).isEmpty());
  }

  @Test
  void parallelismChangesNothing() throws Exception {
    assertThat(run("parallel", LINES, 4)).isEqualTo(inOrder);
  }

  @Test
  void theOrderOfTheFileChangesNothing() throws Exception {
    List<String> shuffled = new ArrayList<>(LINES);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(run("shuffled", shuffled, 2)).isEqualTo(inOrder);
  }

  @Test
  void commandsChangeDocumentsWindowsAndNoOutcome() throws Exception {
    Run labelled = run("labelled", LINES, COMMANDS, 2);

    assertThat(labelled.mentions())
        .contains("\"label\":{\"polarity\":\"negative\",\"by\":\"ann\"")
        .contains("\"mention_id\":\"hn|3|acme\"")
        .doesNotContain("\"mention_id\":\"hn|1|acme\"");
    assertThat(labelled.mentions().lines())
        .allSatisfy(line -> assertThat(Schemas.problems("mention", line)).isEmpty());
    assertThat(labelled.windows()).isNotEqualTo(inOrder.windows()).isNotEmpty();
    assertThat(labelled.result().outcomes()).isEqualTo(inOrder.result().outcomes());
  }

  @Test
  void theOrderOfCommandsAndParallelismChangeNothing() throws Exception {
    Run once = run("labelled-once", LINES, COMMANDS, 1);

    assertThat(run("labelled-again", LINES, COMMANDS.reversed(), 4)).isEqualTo(once);
  }

  private static Run run(String name, List<String> lines, int parallelism) throws Exception {
    return run(name, lines, List.of(), parallelism);
  }

  private static Run run(String name, List<String> lines, List<String> commands, int parallelism)
      throws Exception {
    Path said = folder.resolve(name + ".commands");
    Files.write(said, commands);
    Path file = folder.resolve(name + ".ndjson");
    Files.write(file, lines);
    Backtest.Outputs outputs =
        new Backtest.Outputs(
            folder.resolve(name + ".incidents"),
            folder.resolve(name + ".mentions"),
            folder.resolve(name + ".windows"));
    long latest = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();
    PostFileSource source =
        new PostFileSource(file.toString(), null, null, CONFIG.pipeline().disorder(), latest);
    Backtest.Result result =
        Backtest.run(source, said, FixedConfig.of(CONFIG), parallelism, outputs);
    return new Run(
        Files.readString(outputs.mentions()),
        Files.readString(outputs.windows()),
        Files.readString(outputs.incidents()),
        result);
  }

  private static String create(String id, String time, String author, String text) {
    return "{\"channel\":\"hn\",\"id\":\""
        + id
        + "\",\"created_at\":\"2026-11-22T"
        + time
        + "Z\",\"author\":{\"id\":\""
        + author
        + "\"},\"text\":\""
        + text
        + "\"}";
  }

  private static String command(String command, String target, String more) {
    return "{\"id\":\"c"
        + target
        + "\",\"command\":\""
        + command
        + "\",\"target\":\""
        + target
        + "\",\"at\":\"2026-11-22T05:08:00Z\",\"by\":\"ann\""
        + more
        + "}";
  }

  private static String op(String op, String id, String time, String more) {
    return "{\"op\":\""
        + op
        + "\",\"channel\":\"hn\",\"id\":\""
        + id
        + "\",\"event_at\":\"2026-11-22T"
        + time
        + "Z\""
        + more
        + "}";
  }
}
