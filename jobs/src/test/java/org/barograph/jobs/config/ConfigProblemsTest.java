package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rules: {@code problems.txt}. */
class ConfigProblemsTest {
  private static final String BRANDS = "brands: [{id: acme, name: Acme, aliases: [Acme]}]";

  record Case(String name, String yaml, List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsEveryProblemWithItsPlace(Case rule) {
    var thrown =
        catchThrowableOfType(
            InvalidConfigException.class, () -> ConfigLoader.parse(rule.yaml(), "x.yaml"));
    assertThat(thrown)
        .hasMessage(
            rule.problems().stream().map(p -> "x.yaml:" + p).collect(Collectors.joining("\n")));
  }

  static Stream<Case> cases() throws IOException {
    try (var in = ConfigProblemsTest.class.getResourceAsStream("problems.txt")) {
      var table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(table.split("(?m)^## ", -1)).skip(1).map(ConfigProblemsTest::read);
    }
  }

  private static Case read(String text) {
    var lines = text.lines().toList();
    var yaml =
        lines.stream()
            .skip(1)
            .filter(line -> !line.startsWith("=> ") && !line.isEmpty())
            .map(line -> line.equals("BRANDS") ? BRANDS : line)
            .collect(Collectors.joining("\n", "", "\n"));
    var problems =
        lines.stream().filter(l -> l.startsWith("=> ")).map(l -> l.substring(3)).toList();
    return new Case(lines.getFirst(), yaml, problems);
  }
}
