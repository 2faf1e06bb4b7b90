package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to the file: it loads, or it shows problems at places that exist. */
class ConfigMutationTest {
  private static final int MUTANTS = Integer.getInteger("mutants", 500);
  private static final int MAX_CHANGES = 4;

  private static final List<String> TOKENS =
      List.of(
          "null",
          "~",
          "true",
          "[]",
          "{}",
          "[",
          "]",
          "{",
          "}",
          ": ",
          "- ",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "? ",
          "|",
          ">",
          "\"",
          "'",
          "\t",
          "\n",
          "\r",
          "\n\n",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "<<: ",
          "@",
          "`",
          "${X}",
          "0x1F",
          "1e999",
          ".inf",
          "-1",
          "99999999999999999999",
          "1h",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\uD83D",
          "😀",
          "é",
          "\\u0000",
          "http://a:b@c",
          "brands:",
          "  ",
          "id: mellow",
          "x".repeat(2000));

  @Test
  void aMutatedFileLoadsOrShowsProblemsAtPlacesThatExist() throws IOException {
    var shipped = Files.readString(ConfigLoaderTest.SHIPPED);
    int loaded = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      var mutant = mutate(shipped, new Random(seed));
      if (loads(mutant, seed)) loaded++;
    }
    // Both ends are reached: a generator that only breaks the YAML would test little.
    assertThat(loaded).isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
  }

  private static boolean loads(String mutant, int seed) {
    try {
      assertThat(ConfigLoader.parse(mutant, "m.yaml").version()).as("seed %d", seed).hasSize(12);
      return true;
    } catch (InvalidConfigException e) {
      var lines = mutant.split("\r\n|\r|\n", -1);
      assertThat(e.problems())
          .as("seed %d", seed)
          .isNotEmpty()
          .allSatisfy(p -> assertPlace(p, lines));
      assertThat(e.getMessage().lines().count()).as("seed %d", seed).isEqualTo(e.problems().size());
      return false;
    }
  }

  private static void assertPlace(Problem problem, String[] lines) {
    assertThat(problem.line()).isBetween(1, lines.length);
    var line = lines[problem.line() - 1];
    assertThat(problem.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
  }

  private static String mutate(String text, Random random) {
    var mutant = text;
    int changes = 1 + random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes; i++)
      mutant = random.nextBoolean() ? inLine(mutant, random) : lines(mutant, random);
    return mutant;
  }

  private static String inLine(String text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(6));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + token(random) + text.substring(at);
      default -> text.substring(0, at) + token(random) + text.substring(end);
    };
  }

  private static String lines(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.set(at, "  " + lines.get(at));
      default -> lines.set(at, lines.get(at).replaceFirst(": .*", ": " + quoted(token(random))));
    }
    return String.join("\n", lines);
  }

  private static String quoted(String token) {
    return token.replace("\\", "\\\\").replace("$", "\\$");
  }

  private static String token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }
}
