package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.cli.CommandLines.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of posts and a drop after it, through the command. */
class BacktestCommandTest {

  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final int DAY = 26 * 60;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws Exception {
    Random random = new Random(3);
    List<String> posts = new ArrayList<>();
    for (int minute = 0; minute < DAY + 180; minute++) {
      boolean drop = minute >= DAY && minute < DAY + 45;
      for (int i = 0; i < 2; i++) {
        boolean bad = drop || random.nextInt(6) == 0;
        posts.add(post(posts.size(), minute, bad ? "is terrible, the worst" : "is great, love it"));
      }
    }
    Files.write(folder.resolve("posts.ndjson"), posts);
    Files.writeString(
        folder.resolve("barograph.yaml"), "brands: [{id: acme, name: Acme, aliases: [Acme]}]\n");
    Files.writeString(
        folder.resolve("deaf.yaml"),
        "detection:\n  sentiment_drop: {enabled: false}\n  volume_spike: {enabled: false}\n");
    Instant drop = START.plus(Duration.ofMinutes(DAY));
    Files.writeString(
        folder.resolve("labels.csv"),
        "brand,kind,start,end\nacme,sentiment_drop,"
            + drop
            + ","
            + drop.plusSeconds(3_600)
            + "\nacme,sentiment_drop,"
            + START
            + ","
            + START.plusSeconds(3_600)
            + "\n");
  }

  private static String post(int number, int minute, String said) {
    return "{\"channel\":\"forum\",\"id\":\"%d\",\"created_at\":\"%s\",\"author\":{\"id\":\"a%d\"},"
            .formatted(number, START.plusSeconds(60L * minute), number % 300)
        + "\"text\":\"Acme %s\"}".formatted(said);
  }

  @Test
  void saysWhatWouldHavePagedAndHowItFitsTheLabels() {
    Run run = run("--posts", "posts.ndjson", "--labels", "labels.csv", "--out", "one.jsonl");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("This configuration would have paged you 1 time in 1.2 days")
        .contains("sentiment_drop of acme: negative share")
        .contains("precision 1.00 (1 of 1), recall 0.50 (1 of 2), median delay 5 min");
  }

  @Test
  void severalRulesLookAtTheSamePostsAndMentionsGiveTheSame() throws Exception {
    Run posts =
        run(
            "--posts",
            "posts.ndjson",
            "--rules",
            "deaf=" + folder.resolve("deaf.yaml"),
            "--mentions-out",
            "mentions.jsonl",
            "--out",
            "both.jsonl");
    Run mentions = run("--mentions", "mentions.jsonl", "--out", "mentioned.jsonl");
    Run alone = run("--posts", "posts.ndjson", "--out", "alone.jsonl");

    assertThat(List.of(posts.code(), mentions.code(), alone.code())).containsOnly(0);
    assertThat(posts.out())
        .contains("This configuration would have paged you 1 time")
        .contains("Rules 'deaf' would have paged you 0 times");
    assertThat(folder.resolve("both.jsonl")).hasSameTextualContentAs(folder.resolve("alone.jsonl"));
    assertThat(folder.resolve("mentioned.jsonl"))
        .hasSameTextualContentAs(folder.resolve("alone.jsonl"));
    assertThat(folder.resolve("both.deaf.jsonl")).isEmptyFile();
  }

  @Test
  void whatIsNoMentionIsNamedByItsLine() throws Exception {
    Files.writeString(folder.resolve("bad.jsonl"), "\n{\"text\":\"x\"}\n");

    Run run = run("--mentions", "bad.jsonl", "--out", "none.jsonl");

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("bad.jsonl:2: @timestamp: missing");
  }

  @Test
  void whatIsNoLabelIsNamedByItsLine() throws Exception {
    Files.writeString(
        folder.resolve("bad.csv"), "brand,kind,start,end\nacme,outage,2026-11-20T00:00:00Z,x\n");

    Run run = run("--posts", "posts.ndjson", "--labels", "bad.csv", "--out", "none.jsonl");

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("bad.csv:2: kind: no such kind, 'outage'");
  }

  @Test
  void oneInputIsNeededAndOneIsEnough() {
    assertThat(run("--out", "none.jsonl").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(
            run("--posts", "posts.ndjson", "--mentions", "mentions.jsonl", "--out", "none.jsonl")
                .code())
        .isEqualTo(ExitCodes.USAGE);
  }

  /** Names of files are those of the folder. */
  private static Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("backtest", "--config", inFolder("barograph.yaml")));
    for (String argument : arguments) {
      boolean isFile = argument.matches("[a-z]+\\.[a-z]+");
      all.add(isFile ? inFolder(argument) : argument);
    }
    return CommandLines.run(all);
  }

  private static String inFolder(String name) {
    return folder.resolve(name).toString();
  }
}
