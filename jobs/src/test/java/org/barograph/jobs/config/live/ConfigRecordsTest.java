package org.barograph.jobs.config.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigEntries;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.index.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRecordsTest {

  private static final BrandConfig ACME = ConfigTimelineTest.brand("acme", "Acme", "Äcme 😡");

  private static final String RECORD =
      "{'schema':1,'type':'brand','id':'acme','versions':[{'version':1,"
          + "'effective_at':'2026-11-22T05:00:00.000Z','brand':{'id':'acme','name':'Acme','aliases':['Acme']}}]}";

  @Test
  void everythingOfTheShippedFileIsReadAsItWas() throws Exception {
    BarographConfig shipped = ConfigLoader.parse(Files.readString(shipped()), "barograph.yaml");

    for (BrandConfig brand : shipped.brands()) {
      assertThat(ConfigEntries.brand(ConfigEntries.json(brand).toString(), "x")).isEqualTo(brand);
    }
    for (var rule : DetectionRule.values()) {
      Record part = rule.in(shipped.detection());
      assertThat(ConfigEntries.rule(rule, ConfigEntries.json(part).toString(), "x"))
          .isEqualTo(part);
    }
    for (var topic : shipped.topics()) {
      assertThat(ConfigEntries.topic(ConfigEntries.json(topic).toString(), "x")).isEqualTo(topic);
    }
  }

  @Test
  void aRuleAndAPlannedEventAreValidAndReadAsTheyWere() throws Exception {
    String yaml =
        """
        detection:
          sentiment_drop: {sensitivity: low, min_change: 0.2}
          data_missing: {min_silence: 7m30s}
          fire_after: 2
          fire_within: 3
          cool_down: 2h
          annotations:
            - {id: sale, kind: campaign, title: "Sale 🎉", start: 2026-11-27T00:00:00+01:00,
               end: 2026-11-28T00:00:00Z, brands: [acme], rules: [volume_spike], effect: soften}
        """;
    BarographConfig live =
        ConfigLoader.parse("brands: [{id: acme, name: Acme, aliases: [Acme]}]", "test.yaml");
    ConfigLoader.RuleChanges changes = ConfigLoader.ruleChanges(yaml, "rules.yaml", live);

    List<ConfigRecord> records =
        new ConfigPlan(live, new ConfigBook(), 1_000).ruleRecords(changes, Set.of(), Set.of());

    assertThat(records)
        .extracting(ConfigRecord::key)
        .containsExactly(
            "rule:sentiment_drop", "rule:data_missing", "rule:life_cycle", "annotation:sale");
    for (ConfigRecord record : records) {
      byte[] json = ConfigRecords.json(record);
      assertThat(Schemas.problems("config", new String(json, UTF_8))).isEmpty();
      assertThat(ConfigRecords.read(record.key(), json)).contains(record);
    }
  }

  @Test
  void aRuleThatIsNoneLeavesTheOthersInForce() throws Exception {
    byte[] value =
        RECORD
            .replace("brand", "rule")
            .replace("'acme','versions'", "'mood_dip','versions'")
            .replace('\'', '"')
            .getBytes(UTF_8);

    assertThat(ConfigRecords.read(null, value).orElseThrow().latest().problem())
        .isEqualTo("rule:mood_dip version 1: no such rule");
  }

  private static Path shipped() throws IOException {
    return Path.of("..", "barograph.yaml").toRealPath();
  }

  @Test
  void aRecordIsValidAndReadAsItWas() throws Exception {
    ConfigRecord record =
        new ConfigRecord(
            ConfigType.BRAND,
            "acme",
            List.of(
                ConfigVersion.of(1, 1_795_323_600_007L, ACME),
                ConfigVersion.removed(2, 1_795_323_600_008L)));

    byte[] json = ConfigRecords.json(record);

    assertThat(Schemas.problems("config", new String(json, UTF_8))).isEmpty();
    assertThat(ConfigRecords.read("brand:acme", json)).contains(record);
  }

  /** Kafka's producers take a megabyte. */
  @Test
  void aRecordThatWouldBeTooLargeForgetsItsOldestVersions() throws Exception {
    String aliases =
        IntStream.range(0, 500)
            .mapToObj(i -> "a" + i + "x".repeat(90))
            .collect(Collectors.joining("\",\""));
    BrandConfig large = ConfigTimelineTest.brand("acme", aliases);
    ConfigRecord record =
        new ConfigRecord(
            ConfigType.BRAND,
            "acme",
            IntStream.rangeClosed(1, 32).mapToObj(i -> ConfigVersion.of(i, i, large)).toList());

    byte[] json = ConfigRecords.json(record);

    assertThat(json).hasSizeLessThanOrEqualTo(ConfigRecords.MAX_BYTES);
    var kept = ConfigRecords.read("brand:acme", json).orElseThrow().versions();
    assertThat(kept).hasSizeBetween(10, 31);
    assertThat(kept.getLast().version()).isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'schema':1 | {'schema':2 | schema: must be 1",
        "'type':'brand' | 'type':'mood' | the key must be type:id, that is mood:acme",
        "'id':'acme','versions' | 'id':'zinc','versions' | the key must be type:id, that is"
            + " brand:zinc",
        "'version':1, | 'version':0, | versions[0].version: must be a whole number from 1 on",
        "2026-11-22T05:00:00.000Z | tomorrow | versions[0].effective_at: must be RFC 3339 in UTC,"
            + " got tomorrow",
        "'brand':{ | 'topic':{ | topic: no such field",
        "'brand':{ | 'removed':true,'brand':{ | versions[0]: needs either brand or removed",
        "]}}]} | ]}}],'by':'me'} | by: no such field",
        "{'schema':1, | {'schema':1,'schema':1, | not JSON: Duplicate field 'schema'",
        "{'schema':1, | so sorry | not JSON: Unrecognized token 'so'",
      })
  void whatIsNoRecordSaysWhy(String before, String after, String message) {
    byte[] value = RECORD.replace(before, after).replace('\'', '"').getBytes(UTF_8);

    assertThatThrownBy(() -> ConfigRecords.read("brand:acme", value))
        .isInstanceOf(BadConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTypeThatIsReadLaterIsLeftAlone() throws Exception {
    byte[] value = "{\"schema\":1,\"type\":\"receiver\",\"id\":\"x\"}".getBytes(UTF_8);

    assertThat(ConfigRecords.read("receiver:x", value)).isEmpty();
  }

  @Test
  void aVersionThatBreaksARuleLeavesThoseBeforeItInForce() throws Exception {
    String second =
        ",{'version':2,'effective_at':'2026-11-23T05:00:00.000Z','brand':{'id':'acme','name':'Acme','aliases':['!']}}]}";
    byte[] value =
        (RECORD.substring(0, RECORD.length() - 2) + second).replace('\'', '"').getBytes(UTF_8);

    var versions = ConfigRecords.read("brand:acme", value).orElseThrow().versions();

    assertThat(((BrandConfig) versions.getFirst().content()).aliases()).containsExactly("Acme");
    assertThat(versions.getLast().problem())
        .contains(
            "brand:acme version 2:1:", "brand.aliases: must hold a letter or digit, got \"!\"");
  }

  @Test
  void anUnreadableRecordLeavesTheOneBeforeIt() {
    ConfigBook book = new ConfigBook();
    book.take("brand:acme", RECORD.replace('\'', '"').getBytes(UTF_8), "t", 0, 1);

    book.take("brand:acme", "so sorry".getBytes(UTF_8), "t", 0, 2);

    assertThat(book.records()).hasSize(1);
    assertThat(book.unreadable()).extracting(RefusedConfig::offset).containsExactly(2L);
  }

  @Test
  void anEmptyRecordForgetsItsKey() {
    ConfigBook book = new ConfigBook();
    book.take("brand:acme", RECORD.replace('\'', '"').getBytes(UTF_8), "t", 0, 1);

    book.take("brand:acme", null, "t", 0, 2);

    assertThat(book.records()).isEmpty();
  }
}
