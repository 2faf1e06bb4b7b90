package org.barograph.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalMatchingCommandTest {
  private static final String BRANDS =
      """
      brand\talias\ttype\tambiguous
      Zorvex Mobile\tzorvex\tname\t0
      Zorvex Mobile\t@zorvex\thandle\t0
      """;

  private static final String MISSPELLED =
      """
      {"id":"1","text":"😀 my zorvexx","start":5,"end":12,"surface":"zorvexx","brand":"Zorvex Mobile"}
      {"id":"2","text":"my orvez","start":3,"end":8,"surface":"orvez","brand":"Zorvex Mobile"}
      """;

  private static final String LOOK_ALIKES =
      """
      {"text":"a vortex","surface":"vortex","near_brand":"Zorvex Mobile","label":"not_brand"}
      {"text":"a Zorvexx","surface":"zorvexx","near_brand":"Zorvex Mobile","label":"not_brand"}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("brands.tsv"), BRANDS);
    Files.writeString(folder.resolve("misspelled.jsonl"), MISSPELLED);
    Files.writeString(folder.resolve("near_miss.jsonl"), LOOK_ALIKES);
    Files.writeString(folder.resolve("background.jsonl"), "{\"text\":\"hi\",\"id\":\"7\"}\n");
  }

  @Test
  void everyPostIsALineWithItsMatches() throws IOException {
    Path file = folder.resolve("out.jsonl");
    assertThat(run(List.of("misspelled", "background"), "--out", file.toString())).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith(
            "{\"id\":\"1\",\"text\":\"😀 my zorvexx\",\"matches\":[{\"brand\":\"Zorvex Mobile\","
                + "\"alias\":\"zorvex\",\"kind\":\"misspelled\",\"confidence\":")
        .contains("\"start\":5,\"end\":12,\"reasons\":[\"");
    assertThat(lines.get(2)).isEqualTo("{\"id\":\"7\",\"text\":\"hi\",\"matches\":[]}");
  }

  @Test
  void lookAlikesCountAgainstThePrecisionOfMisspellings() {
    assertThat(run(List.of("misspelled", "near_miss"), "--score")).isZero();
    assertThat(out.toString())
        .containsPattern("misspelled +0.500 \\(1/2\\) \\[0.095, 0.905] +0.500 \\(1/2\\)")
        .contains("fired 0.500 (1/2)");
  }

  @Test
  void misspellingsSeenBeforeAreLeftOutOfTheOthers() {
    String seen = folder.resolve("misspelled.jsonl").toString();
    assertThat(run(List.of("misspelled"), "--score", "--seen", seen)).isZero();
    assertThat(out.toString()).containsPattern("not seen before +-");
  }

  private int run(List<String> posts, String... more) {
    var arguments = new ArrayList<>(List.of("matching", "--brands"));
    arguments.add(folder.resolve("brands.tsv").toString());
    posts.forEach(name -> arguments.add("--posts=" + folder.resolve(name + ".jsonl")));
    arguments.addAll(List.of(more));
    return new CommandLine(new EvalCommand())
        .setOut(new PrintWriter(out, true))
        .execute(arguments.toArray(String[]::new));
  }
}
