package org.barograph.jobs.config.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigEntries;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.Sensitivity;
import org.junit.jupiter.api.Test;

class ConfigTimelineTest {

  private static final BarographConfig SEED =
      ConfigLoader.parse(
          """
          brands:
            - {id: acme, name: Acme, aliases: [Acme]}
            - {id: bolt, name: Bolt, aliases: [Boltorama]}
          topics:
            - {id: parcel, name: Parcels, any: [parcel]}
          """,
          "test.yaml");

  static BrandConfig brand(String id, String... aliases) {
    return ConfigEntries.brand(
        "{\"id\":\"%s\",\"name\":\"N\",\"aliases\":[\"%s\"]}"
            .formatted(id, String.join("\",\"", aliases)),
        id);
  }

  private static ConfigRecord record(BrandConfig brand, long... instants) {
    List<ConfigVersion> versions = new ArrayList<>();
    for (long at : instants) {
      versions.add(ConfigVersion.of(versions.size() + 1, at, brand));
    }
    return new ConfigRecord(ConfigType.BRAND, brand.id(), versions);
  }

  private static ConfigTimeline timeline(ConfigRecord... records) {
    return ConfigTimeline.of(SEED, List.of(records));
  }

  private static List<String> aliases(ConfigTimeline timeline, long at) {
    return timeline.at(at).brands().stream().flatMap(b -> b.aliases().stream()).toList();
  }

  @Test
  void theFileHoldsUntilTheEffectiveTimeAndTheTopicFromItOn() {
    ConfigTimeline timeline = timeline(record(brand("acme", "Acme Corp"), 1_000));

    assertThat(aliases(timeline, 999)).containsExactly("Acme", "Boltorama");
    assertThat(aliases(timeline, 1_000)).containsExactly("Acme Corp", "Boltorama");
  }

  @Test
  void withoutRecordsTheVersionIsThatOfTheFile() {
    assertThat(timeline().at(0).version()).isEqualTo(SEED.version());
  }

  @Test
  void aLaterChangeLeavesWhatHeldBeforeItAlone() {
    ConfigTimeline before = timeline(record(brand("zinc", "Zinc"), 1_000));
    ConfigTimeline after =
        timeline(record(brand("zinc", "Zinc"), 1_000), record(brand("acme", "Acme Corp"), 2_000));

    assertThat(after.at(1_999)).isEqualTo(before.at(1_999));
    assertThat(after.since(1_999)).isEqualTo(1_000);
    assertThat(after.until(1_999)).isEqualTo(2_000);
  }

  @Test
  void theOrderInWhichRecordsCameHasNoSay() {
    List<ConfigRecord> records =
        new ArrayList<>(
            List.of(
                record(brand("zinc", "Zinc"), 3_000),
                record(brand("acme", "Boltorama"), 1_000),
                record(brand("bolt", "Bolts"), 2_000),
                record(brand("iron", "Zinc"), 3_001),
                record(brand("lead", "Acme"), 4_000)));
    ConfigTimeline expected = ConfigTimeline.of(SEED, records);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(records, new Random(seed));
      ConfigTimeline shuffled = ConfigTimeline.of(SEED, records);
      assertThat(shuffled.refused()).isEqualTo(expected.refused()).hasSize(3);
      assertThat(shuffled.at(5_000)).isEqualTo(expected.at(5_000));
    }
  }

  @Test
  void aNameOfAnotherBrandIsRefusedAndTheOldStays() {
    ConfigTimeline timeline = timeline(record(brand("bolt", "ACME"), 1_000));

    assertThat(timeline.refused())
        .extracting(ConfigTimeline.Refused::reason)
        .containsExactly("aliases: \"ACME\" already belongs to brand 'acme'");
    assertThat(aliases(timeline, 2_000)).containsExactly("Acme", "Boltorama");
  }

  @Test
  void twoBrandsCanChangeANameAtOneInstant() {
    ConfigTimeline timeline =
        timeline(record(brand("acme", "Boltorama"), 1_000), record(brand("bolt", "Acme"), 1_000));

    assertThat(timeline.refused()).isEmpty();
    assertThat(aliases(timeline, 1_000)).containsExactly("Boltorama", "Acme");
  }

  @Test
  void whatTakesEffectTogetherIsRefusedTogether() {
    ConfigTimeline timeline =
        timeline(
            record(brand("acme", "Acme Corp"), 1_000), record(brand("zinc", "bolTORama"), 1_000));

    assertThat(timeline.refused())
        .extracting(ConfigTimeline.Refused::key)
        .containsExactly("brand:acme", "brand:zinc");
    assertThat(aliases(timeline, 1_000)).containsExactly("Acme", "Boltorama");
  }

  @Test
  void aRefusedChangeHoldsNoName() {
    ConfigTimeline timeline =
        timeline(
            record(brand("zinc", "Zinc", "Acme"), 1_000), record(brand("iron", "Zinc"), 2_000));

    assertThat(timeline.refused()).hasSize(1);
    assertThat(aliases(timeline, 2_000)).contains("Zinc");
  }

  @Test
  void aRemovedBrandGivesItsNamesFree() {
    ConfigRecord removed =
        new ConfigRecord(ConfigType.BRAND, "acme", List.of(ConfigVersion.removed(1, 1_000)));

    ConfigTimeline timeline = timeline(removed, record(brand("zinc", "Acme"), 2_000));

    assertThat(timeline.at(1_000).brands()).extracting(BrandConfig::id).containsExactly("bolt");
    assertThat(timeline.at(2_000).brands())
        .extracting(BrandConfig::id)
        .containsExactly("bolt", "zinc");
  }

  @Test
  void aTopicOfABrandThatIsNotThereIsRefused() {
    var topic =
        ConfigEntries.topic(
            "{\"id\":\"taste\",\"name\":\"T\",\"any\":[\"taste\"],\"brands\":[\"zinc\"]}", "taste");
    ConfigRecord record =
        new ConfigRecord(ConfigType.TOPIC, "taste", List.of(ConfigVersion.of(1, 1_000, topic)));

    assertThat(timeline(record).refused())
        .extracting(ConfigTimeline.Refused::reason)
        .containsExactly("brands: unknown brand 'zinc'");
    assertThat(timeline(record, record(brand("zinc", "Zinc"), 1_000)).refused()).isEmpty();
  }

  private static ConfigRecord rule(DetectionRule rule, String json, long effectiveAt) {
    Record part = ConfigEntries.rule(rule, json, rule.id());
    return new ConfigRecord(
        ConfigType.RULE, rule.id(), List.of(ConfigVersion.of(1, effectiveAt, part)));
  }

  @Test
  void rulesChangeEachForItself() {
    ConfigTimeline timeline =
        timeline(
            rule(DetectionRule.SENTIMENT_DROP, "{\"sensitivity\":\"low\"}", 1_000),
            rule(DetectionRule.LIFE_CYCLE, "{\"fire_after\":3}", 2_000));

    assertThat(timeline.at(999)).isEqualTo(SEED);
    DetectionConfig first = timeline.at(1_000).detection();
    DetectionConfig second = timeline.at(2_000).detection();
    assertThat(first.sentimentDrop().sensitivity()).isEqualTo(Sensitivity.LOW);
    assertThat(first.mustBeOff()).isEqualTo(1);
    assertThat(second.sentimentDrop()).isEqualTo(first.sentimentDrop());
    assertThat(second.mustBeOff()).isEqualTo(3);
    assertThat(second.volumeSpike()).isEqualTo(SEED.detection().volumeSpike());
    assertThat(timeline.at(2_000).version()).isNotEqualTo(timeline.at(1_999).version());
  }

  @Test
  void aPlannedEventOfABrandThatIsNotThereIsRefused() {
    AnnotationConfig sale =
        ConfigEntries.annotation(
            "{\"id\":\"sale\",\"title\":\"S\",\"start\":\"2026-11-27T00:00:00Z\","
                + "\"end\":\"2026-11-28T00:00:00Z\",\"brands\":[\"zinc\"]}",
            "sale");
    ConfigRecord record =
        new ConfigRecord(ConfigType.ANNOTATION, "sale", List.of(ConfigVersion.of(1, 1_000, sale)));

    ConfigTimeline refused = timeline(record);
    ConfigTimeline accepted = timeline(record, record(brand("zinc", "Zinc"), 1_000));

    assertThat(refused.refused())
        .extracting(ConfigTimeline.Refused::reason)
        .containsExactly("brands: unknown brand 'zinc'");
    assertThat(refused.annotations()).isEmpty();
    assertThat(accepted.at(999).detection().annotations()).isEmpty();
    assertThat(accepted.at(1_000).detection().annotations()).containsExactly(sale);
    assertThat(accepted.annotations()).containsExactly(new KnownAnnotation("sale", sale));
  }
}
