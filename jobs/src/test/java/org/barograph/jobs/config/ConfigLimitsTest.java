package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that are too much of something. */
class ConfigLimitsTest {
  private static final String BRAND = "brands: [{id: acme, name: Acme, aliases: [Acme]}]\n";

  private static String list(int entries, IntFunction<String> entry) {
    return IntStream.range(0, entries).mapToObj(entry).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String problems(String yaml) {
    return catchThrowableOfType(
            InvalidConfigException.class, () -> ConfigLoader.parse(yaml, "x.yaml"))
        .getMessage();
  }

  @Test
  void fiveHundredAliasesAreTheMost() {
    var aliases = list(501, i -> "a" + i);
    var message = problems("brands: [{id: a, name: A, aliases: " + aliases + "}]");
    assertThat(message)
        .isEqualTo("x.yaml:1:36 brands[0].aliases: must have at most 500 entries, got 501");
  }

  @Test
  void anAliasHasAtMostAHundredCharacters() {
    var message = problems("brands: [{id: a, name: A, aliases: [" + "😀a".repeat(50) + "b]}]");
    assertThat(message)
        .isEqualTo("x.yaml:1:37 brands[0].aliases: must have at most 100 characters, got 101");
  }

  @Test
  void aNameHasAtMostTwoHundredCharacters() {
    var message = problems("brands: [{id: a, name: " + "a".repeat(201) + ", aliases: [a]}]");
    assertThat(message)
        .isEqualTo("x.yaml:1:24 brands[0].name: must have at most 200 characters, got 201");
  }

  @Test
  void anyTextHasAtMostAThousandCharacters() {
    var message = problems(BRAND + "pipeline: {state_dir: " + "a".repeat(1001) + "}");
    assertThat(message)
        .isEqualTo("x.yaml:2:23 pipeline.state_dir: must have at most 1000 characters");
  }

  @Test
  void fiveHundredTopicsAreTheMost() {
    var message =
        problems(BRAND + "topics: " + list(501, i -> "{id: t" + i + ", name: T, any: [t]}"));
    assertThat(message).isEqualTo("x.yaml:2:9 topics: must have at most 500 entries, got 501");
  }

  @Test
  void fiveThousandBrandsAreTheMost() {
    var message =
        problems("brands: " + list(5001, i -> "{id: b" + i + ", name: B, aliases: [b" + i + "]}"));
    assertThat(message).isEqualTo("x.yaml:1:9 brands: must have at most 5000 entries, got 5001");
  }

  @Test
  void fiveThousandBrandsLoad() {
    var yaml = "brands: " + list(5000, i -> "{id: b" + i + ", name: B, aliases: [b" + i + "]}");
    assertThat(ConfigLoader.parse(yaml, "x.yaml").brands()).hasSize(5000);
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    var message = problems(BRAND + "tenant: " + "X".repeat(900));
    assertThat(message).endsWith("got \"" + "X".repeat(60) + "…\"");
  }

  @Test
  void fiveMegabytesAreTheMost() {
    assertThat(problems(BRAND + "#".repeat(YamlText.MAX_SIZE)))
        .isEqualTo("x.yaml:1:1 is larger than 5 MB");
  }

  @Test
  void deepNestingIsRefusedBeforeItOverflowsAnything() {
    assertThat(problems("brands: " + "[".repeat(1_000_000)))
        .isEqualTo("x.yaml:1:28 is nested more than 20 deep");
  }

  @Test
  void deepBlockNestingIsRefused() {
    var yaml =
        IntStream.range(0, 1000)
            .mapToObj(i -> " ".repeat(i) + "a:\n")
            .collect(Collectors.joining());
    assertThat(problems(yaml)).isEqualTo("x.yaml:21:21 is nested more than 20 deep");
  }

  @Test
  void aHundredAliasesAreTheMost() {
    var yaml = "tenant: &t a\nbrands: " + list(101, i -> "*t");
    assertThat(problems(yaml)).isEqualTo("x.yaml:2:410 more than 100 aliases (*name)");
  }

  @Test
  void aliasesThatMultiplyAreBounded() {
    var names = "abcdefghi";
    var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < names.length(); i++) {
      char before = names.charAt(i - 1);
      bomb.append(names.charAt(i)).append(": &").append(names.charAt(i)).append(' ');
      bomb.append(list(10, j -> "*" + before)).append('\n');
    }
    bomb.append("brands: [{id: a, name: A, aliases: *i}]\n");
    assertThat(problems(bomb.toString()))
        .contains("x.yaml:8:4 brands[0].aliases: must be text, got a list");
  }

  @Test
  void sharedListsMayUseAnchors() {
    var yaml =
        """
        brands: [{id: acme, name: Acme, aliases: [Acme], exclusions: &never [acme street]},
                 {id: other, name: Other, aliases: [Other], exclusions: *never}]
        """;
    assertThat(ConfigLoader.parse(yaml, "x.yaml").brands().getLast().exclusions())
        .containsExactly("acme street");
  }

  @Test
  void moreThanAThousandProblemsAreCounted() {
    var yaml =
        BRAND
            + IntStream.range(0, 1500)
                .mapToObj(i -> "x" + i + ": 1\n")
                .collect(Collectors.joining());
    assertThatThrownBy(() -> ConfigLoader.parse(yaml, "x.yaml"))
        .hasMessageEndingWith("x.yaml:1001:1 … and 500 more problems");
  }
}
