package org.barograph.cli.brands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do without a Kafka. */
class BrandsCommandTest {

  @TempDir private Path folder;

  private Path config;
  private Path posts;

  @BeforeEach
  void write() throws IOException {
    config =
        file(
            "barograph.yaml", "brands: [{id: acme, name: Acme, aliases: [Acme Corp, Acme Pay]}]\n");
    posts =
        file(
            "posts.ndjson",
            post(1, "Acme Corp is down"),
            post(2, "Acme Pay is down"),
            post(3, "I like Zyntra"),
            post(4, "everybody likes Zyntrra"),
            post(5, "nothing of interest \\u001b[2J"));
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static String post(int id, String text) {
    return "{\"channel\":\"hn\",\"id\":\"%d\",\"created_at\":\"2026-11-22T05:00:00Z\",\"text\":\"%s\"}"
        .formatted(id, text);
  }

  private CommandLines.Run run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("brands"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--config", config.toString()));
    return CommandLines.run(arguments);
  }

  @Test
  void dryRunCountsByKindWhatIsFoundAndLostAndChangesNothing() throws IOException {
    Path next =
        file(
            "next.yaml",
            "brands:",
            "  - {id: acme, name: Acme, aliases: [Acme Corp]}",
            "  - {id: zyntra, name: Z, aliases: [Zyntra]}");

    CommandLines.Run run = run("dry-run", next.toString(), "--posts", posts.toString());

    assertThat(run.code()).as(run::err).isEqualTo(ExitCodes.OK);
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .contains(
            "5 posts",
            "acme live then found lost",
            "exact 2 1 0 1",
            "zyntra live then found lost",
            "exact 0 1 1 0",
            "misspelled 0 1 1 0")
        .anySatisfy(line -> assertThat(line).startsWith("- exact").endsWith("[Acme Pay] is down"))
        .anySatisfy(line -> assertThat(line).startsWith("+ exact").endsWith("I like [Zyntra]"));
  }

  @Test
  void checkTellsCommonWordsAndHowNamesAreWritten() throws IOException {
    Path next = file("next.yaml", "brands: [{id: zyntra, name: Z, aliases: [Zyntra, Target]}]");

    CommandLines.Run run = run("check", next.toString(), "--posts", posts.toString());

    assertThat(run.code()).as(run::err).isEqualTo(ExitCodes.OK);
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .contains(
            "zyntra",
            "Target common_word target",
            "in 5 posts",
            "zyntra Zyntra exact 1 zyntra",
            "zyntra Zyntra misspelled 1 zyntrra");
  }

  @Test
  void aMistakeIsToldWithItsPlace() throws IOException {
    Path next =
        file("next.yaml", "brands:", "  - {id: zyntra, name: Z, aliases: ['!', acme corp]}");

    CommandLines.Run run = run("check", next.toString());

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err().lines())
        .containsExactly(
            "barograph: next.yaml:2:37 brands[0].aliases: must hold a letter or digit, got \"!\"",
            "barograph: next.yaml:2:42 brands[0].aliases: \"acme corp\" already belongs to brand"
                + " 'acme', which is live");
  }

  @Test
  void aPushNeedsTheJobsFile() {
    CommandLines.Run run = CommandLines.run(List.of("brands", "push", "next.yaml"));

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("--config FILE: which file do the jobs run with?");
  }
}
