package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that change a part of what is live. */
class ConfigChangesTest {

  private static final BarographConfig LIVE =
      ConfigLoader.parse(
          """
          brands: [{id: acme, name: Acme, aliases: [Acme]}]
          detection: {windows: [15m], sentiment_drop: {min_mentions: 20}, flap_time: 1h}
          """,
          "live.yaml");

  private static ConfigLoader.RuleChanges rules(String text) {
    return ConfigLoader.ruleChanges(text, "next.yaml", LIVE);
  }

  @Test
  void topicsNeedNoBrandsBesideThem() {
    ConfigLoader.Changes changes =
        ConfigLoader.changes(
            "topics: [{id: parcel, name: P, any: [parcel], brands: [acme]}]", "next.yaml", LIVE);

    assertThat(changes.brands()).isEmpty();
    assertThat(changes.topics()).extracting(TopicConfig::id).containsExactly("parcel");
  }

  @Test
  void aFileWithNeitherSaysSo() {
    assertThatThrownBy(() -> ConfigLoader.changes("detection: {}", "next.yaml", LIVE))
        .hasMessage("next.yaml:1:1 has neither brands nor topics");
  }

  @Test
  void whatTheFileDoesNotSayOfARuleStaysAsItIsLive() {
    assertThat(rules("detection: {sentiment_drop: {sensitivity: low}, resolve_after: 3}").rules())
        .isEqualTo(
            Map.of(
                DetectionRule.SENTIMENT_DROP,
                new RuleConfig(true, Sensitivity.LOW, 20, 5, 0.15),
                DetectionRule.LIFE_CYCLE,
                new LifeCycleConfig(3, LIVE.detection().flapTime(), null, null, null)));
  }

  @Test
  void whatIsLiveAlreadyIsNoChange() {
    assertThat(rules("detection: {windows: [15m], sentiment_drop: {min_mentions: 20}}").rules())
        .isEmpty();
  }

  @Test
  void everyPartOfDetectionIsOneRulesOrFixed() {
    DetectionConfig other =
        ConfigLoader.parse(
                """
                brands: [{id: acme, name: Acme, aliases: [Acme]}]
                detection:
                  windows: [15m]
                  resolve_after: 9
                  flap_time: 9m
                  fire_after: 2
                  fire_within: 3
                  cool_down: 9m
                  sentiment_drop: {min_authors: 9}
                  volume_spike: {min_authors: 9}
                  topic_spike: {min_authors: 9}
                  emerging_topic: {min_authors: 9}
                  data_missing: {min_silence: 9m}
                """,
                "other.yaml")
            .detection();
    DetectionConfig made = LIVE.detection();
    for (DetectionRule rule : DetectionRule.values()) {
      made = rule.put(made, rule.in(other));
    }

    assertThat(made).isEqualTo(other);
  }
}
