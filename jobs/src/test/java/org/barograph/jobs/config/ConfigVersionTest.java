package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigVersionTest {
  private String shipped;

  @BeforeEach
  void read() throws IOException {
    shipped = Files.readString(ConfigLoaderTest.SHIPPED);
  }

  private static String version(String yaml) {
    return ConfigLoader.parse(yaml, "x.yaml").version();
  }

  @Test
  void isTwelveHexDigits() {
    assertThat(version(shipped)).matches("[0-9a-f]{12}");
  }

  /**
   * A version in old documents must mean the same after an upgrade of Barograph: it is another only
   * when a new rule decides by default, as those of emerging topics and missing data did last.
   */
  @Test
  void ofAFixedFileNeverChanges() {
    assertThat(version("brands: [{id: acme, name: Acme, aliases: [Acme]}]\n"))
        .isEqualTo("4ea1d0cf777d");
  }

  @Test
  void ignoresComments() {
    assertThat(version(shipped.replaceAll("(?m)(^| +)#.*$", ""))).isEqualTo(version(shipped));
  }

  @Test
  void ignoresTheOrderOfKeys() {
    var one =
        """
        brands: [{id: a, name: A, aliases: [a], handles: [a]}]
        topics: [{id: t, name: T, any: [t]}]
        detection: {resolve_after: 3, flap_time: 1h}
        """;
    var other =
        """
        detection: {flap_time: 1h, resolve_after: 3}
        topics: [{name: T, any: [t], id: t}]
        brands: [{handles: [a], aliases: [a], name: A, id: a}]
        """;
    assertThat(version(other)).isEqualTo(version(one));
  }

  @Test
  void ignoresFormatting() {
    var flow = "brands: [{id: a, name: A, aliases: [a b]}]\ndetection: {windows: [15m, 1h]}\n";
    var block =
        """
        brands:
        -   id: "a"
            name: 'A'
            aliases:
            - a
              b
        detection:
          windows:
          - 900s
          - 60m
        """;
    assertThat(version(block)).isEqualTo(version(flow));
  }

  @Test
  void ignoresDefaultsThatAreSpelledOut() {
    var brand = "brands: [{id: a, name: A, aliases: [a]}]\n";
    var spelledOut =
        brand.replace("]}", "], time_zone: UTC, handles: []}") + "sentiment: {model: social}\n";
    assertThat(version(spelledOut)).isEqualTo(version(brand));
  }

  /** Another machine, the same results. */
  @ParameterizedTest
  @CsvSource({
    "parallelism: 2, parallelism: 3",
    "topic_prefix: barograph, topic_prefix: other",
    "replicas: 0, replicas: 1",
    "# tenant: acme, tenant: acme",
  })
  void ignoresWhereAndHowTheJobsRun(String before, String after) {
    assertThat(version(replace(before, after))).isEqualTo(version(shipped));
  }

  @ParameterizedTest
  @CsvSource({
    "id: mellow, id: mellow2",
    "- Mellow Roasters, - Mellow Roastery",
    "- mellow out, - mellowing out",
    "America/New_York, America/Chicago",
    "id: refund, id: refunds",
    "any: [scam, any: [scams",
    "'none: [\"hacked together\"]', 'all: [\"hacked together\"]'",
    "model: social, model: accurate",
    "'[15m, 1h]', '[15m]'",
    "allowed_lateness: 6h, allowed_lateness: 5h",
    "min_change: 0.15, min_change: 0.16",
    "enabled: true, enabled: false",
    "sensitivity: medium, sensitivity: high",
    "'- Corvane Air\n', '- Corvane Airways\n'",
  })
  void changesWithWhatDecidesResults(String before, String after) {
    assertThat(version(replace(before, after).replace("brands: [mellow]", "")))
        .isNotEqualTo(version(shipped.replace("brands: [mellow]", "")));
  }

  /** Ties may be broken by the order of a list. */
  @Test
  void changesWithTheOrderOfAList() {
    assertThat(version("brands: [{id: a, name: A, aliases: [b, c]}]"))
        .isNotEqualTo(version("brands: [{id: a, name: A, aliases: [c, b]}]"));
  }

  @Test
  void doesNotMixUpWhereOneTextEndsAndTheNextBegins() {
    assertThat(version("brands: [{id: a, name: A, aliases: ['b\",\"c']}]"))
        .isNotEqualTo(version("brands: [{id: a, name: A, aliases: [b, c]}]"));
  }

  private String replace(String before, String after) {
    assertThat(shipped).contains(before);
    return shipped.replace(before, after);
  }
}
