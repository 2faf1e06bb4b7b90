package org.barograph.jobs.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentLinksTest {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant END = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-22T08:59:59.999Z");

  @Test
  void linksLeadToTheBrandAndTheWindowAndNoFurther() {
    Map<String, String> links =
        links("{url: https://kibana.example/base/, space: social}")
            .of(anomaly(Anomaly.VOLUME_SPIKE, null));

    assertThat(Link.read(links.get("dashboard")))
        .isEqualTo(
            new Link(
                "https://kibana.example/base/s/social/app/dashboards#/view/barograph-incident",
                START,
                LAST,
                "acme",
                ""));
    assertThat(Link.read(links.get("posts")))
        .isEqualTo(
            new Link(
                "https://kibana.example/base/s/social/app/discover#/",
                START,
                LAST,
                null,
                "brand : \"acme\""));
    assertThat(links).containsEntry("runbook", "https://wiki.example/acme");
  }

  @Test
  void aTopicIsLookedForInMentionsAndInWindows() {
    Map<String, String> links =
        links("{url: https://kibana.example}").of(anomaly(Anomaly.TOPIC_SPIKE, "delay"));

    assertThat(Link.read(links.get("posts")).query())
        .isEqualTo("brand : \"acme\" and topics : \"delay\"");
    assertThat(Link.read(links.get("dashboard")).query())
        .isEqualTo("topics : \"delay\" or topic : \"delay\"");
  }

  @Test
  void aDropIsAboutTheScored() {
    Map<String, String> links =
        links("{url: https://kibana.example}").of(anomaly(Anomaly.SENTIMENT_DROP, null));

    assertThat(Link.read(links.get("posts")).query())
        .isEqualTo("brand : \"acme\" and not sentiment.polarity : \"unscored\"");
  }

  @Test
  void missingDataIsLookedForInTheSilentChannels() {
    Anomaly anomaly = anomaly(Anomaly.DATA_MISSING, null);
    Evidence evidence =
        new Evidence(
            new Evidence.BaselineSpan(0, 1, 1),
            List.of(
                new Evidence.Contribution("channel", "forum", 8, 0.8, 0),
                new Evidence.Contribution("channel", "a\"b", 2, 0.2, 0)),
            List.of(),
            new Evidence.Check(50, 0),
            new Evidence.Check(50, 0),
            List.of());

    Map<String, String> links =
        links("{url: https://kibana.example}").of(anomaly.withEvidence(evidence));

    assertThat(Link.read(links.get("posts")).query())
        .isEqualTo("brand : \"acme\" and channel : (\"forum\" or \"a\\\"b\")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{url: https://kibana.example}", "{url: https://kibana.example/, space: default}"})
  void theDefaultSpaceIsNotNamed(String kibana) {
    assertThat(links(kibana).of(anomaly(Anomaly.VOLUME_SPIKE, null)).get("posts"))
        .startsWith("https://kibana.example/app/discover#/");
  }

  @Test
  void withoutAKibanaThereIsTheRunbook() {
    assertThat(links("{}").of(anomaly(Anomaly.VOLUME_SPIKE, null))).containsOnlyKeys("runbook");
  }

  private static IncidentLinks links(String kibana) {
    return new IncidentLinks(
        ConfigLoader.parse(
            """
            kibana: %s
            brands:
              - {id: acme, name: Acme, aliases: [Acme], runbook: "https://wiki.example/acme"}
            """
                .formatted(kibana),
            "test.yaml"));
  }

  private static Anomaly anomaly(String kind, String topic) {
    return new Anomaly(
        "acme",
        topic,
        kind,
        "error",
        START.toEpochMilli(),
        END.toEpochMilli(),
        "mentions",
        50,
        10,
        30,
        50,
        40,
        7,
        kind,
        "1",
        List.of(),
        new Evidence(
            new Evidence.BaselineSpan(0, 1, 1),
            List.of(),
            List.of(),
            new Evidence.Check(50, 50),
            new Evidence.Check(50, 50),
            List.of()));
  }
}
