package org.barograph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.cli.demo.Samples.LAUNCH;
import static org.barograph.cli.demo.Samples.OUTAGE;
import static org.barograph.cli.demo.Samples.incident;

import java.time.Duration;
import java.util.List;
import org.barograph.cli.demo.Judgement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentJudgeTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // brand, kind, topic, severity, from, resolved (minutes after the outage's start), verdict
        "quillo, sentiment_drop, -, error, 5, 120, FOUND",
        "quillo, sentiment_drop, -, warning, 5, 120, FOUND",
        "quillo, sentiment_drop, -, critical, 5, -, FOUND",
        "quillo, sentiment_drop, -, error, -10, 120, FOUND",
        "quillo, sentiment_drop, -, error, -40, 120, RELATED",
        "quillo, sentiment_drop, -, error, 85, 150, FOUND",
        "quillo, sentiment_drop, -, error, 95, 150, RELATED",
        "quillo, sentiment_drop, -, error, 125, 150, FALSE_PAGE",
        "quillo, sentiment_drop, -, error, -90, -30, FALSE_PAGE",
        "quillo, sentiment_drop, -, warning, 300, 330, NOTE",
        "quillo, topic_spike, outage, error, 5, 120, RELATED",
        "quillo, volume_spike, -, warning, 5, 120, RELATED",
        "mellow, sentiment_drop, -, error, 5, 120, FALSE_PAGE",
        "mellow, topic_spike, new_product, warning, 210, 300, FOUND",
        "mellow, topic_spike, price, error, 210, 300, RELATED",
        "mellow, topic_spike, new_product, error, 20, 60, FALSE_PAGE",
        "corvane_air, sentiment_drop, -, critical, 5, 120, FALSE_PAGE",
        "corvane_air, topic_spike, delay, info, 5, 120, NOTE"
      })
  void incidentIsHeldAgainstTheEvents(
      String brand,
      String kind,
      String topic,
      String severity,
      int from,
      Integer resolved,
      Verdict verdict) {
    Judgement judgement =
        IncidentJudge.judge(
            List.of(incident(brand, kind, topic, severity, from, resolved)),
            List.of(OUTAGE, LAUNCH));
    assertThat(judgement.findings()).singleElement().extracting("verdict").isEqualTo(verdict);
  }

  @Test
  void eventWithoutIncidentIsMissed() {
    Judgement judgement = IncidentJudge.judge(List.of(), List.of(OUTAGE, LAUNCH));
    assertThat(judgement.missed()).containsExactly(OUTAGE, LAUNCH);
    assertThat(judgement.isFlawless()).isFalse();
  }

  @Test
  void onlyTheFirstToFireFoundTheEvent() {
    IncidentView late = incident("quillo", "sentiment_drop", null, "error", 40, 120);
    IncidentView early = incident("quillo", "sentiment_drop", null, "error", 5, 30);
    Judgement judgement = IncidentJudge.judge(List.of(late, early), List.of(OUTAGE));
    assertThat(judgement.findings())
        .extracting(Judgement.Finding::incident, Judgement.Finding::verdict)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(early, Verdict.FOUND),
            org.assertj.core.api.Assertions.tuple(late, Verdict.RELATED));
  }

  @Test
  void delayIsMeasuredFromTheEventsStartToTheFiring() {
    Judgement judgement =
        IncidentJudge.judge(
            List.of(incident("quillo", "sentiment_drop", null, "error", 5, 120)), List.of(OUTAGE));
    assertThat(judgement.findings().getFirst().delay()).isEqualTo(Duration.ofMinutes(20));
    assertThat(judgement.isFlawless()).isTrue();
  }
}
