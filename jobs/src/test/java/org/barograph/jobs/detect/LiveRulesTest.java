package org.barograph.jobs.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Incident.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules and planned events that change while a brand is watched. */
class LiveRulesTest {

  private static final long ONSET = START + 2 * DAY;

  private final List<Detection> opened = new ArrayList<>();
  private final ConfigBook book = new ConfigBook();

  @AfterEach
  void close() throws Exception {
    for (Detection detection : opened) {
      detection.close();
    }
  }

  private void push(long effectiveAt, String yaml) {
    keep(
        plan(effectiveAt)
            .ruleRecords(
                ConfigLoader.ruleChanges(yaml, "rules.yaml", Sample.config()), Set.of(), Set.of()));
  }

  private ConfigPlan plan(long effectiveAt) {
    return new ConfigPlan(Sample.config(), book, effectiveAt);
  }

  private void keep(List<ConfigRecord> records) {
    assertThat(records).isNotEmpty();
    records.forEach(r -> book.take(r.key(), ConfigRecords.json(r), "t", 0, 0));
  }

  /** Two usual days and then a quarter of an hour and more of bad mentions. */
  private Detection watched() throws Exception {
    List<String> changes =
        book.records().stream().map(r -> new String(ConfigRecords.json(r), UTF_8)).toList();
    Detection detection = new Detection(Sample.config(), changes);
    opened.add(detection);
    int number = 0;
    for (long at = START; at < ONSET; at += MINUTE) {
      number++;
      Sample sample = number % 4 == 0 ? Sample.negative(number) : Sample.positive(number);
      detection.take(sample.at(at + 10_000));
    }
    for (int i = 0; i < 180; i++) {
      detection.take(Sample.negative(10_000 + i).at(ONSET + i * 10_000L));
    }
    detection.watermark(ONSET + 60 * MINUTE);
    return detection;
  }

  private static List<Incident> drops(Detection detection) {
    return detection.incidents().stream()
        .filter(i -> i.worst().kind().equals(SentimentDropDetector.RULE))
        .toList();
  }

  @Test
  void withoutAChangeTheDropIsTold() throws Exception {
    assertThat(drops(watched())).extracting(Incident::state).contains(State.TRIGGERED);
  }

  @Test
  void aRuleIsSwitchedOffFromItsEffectiveTimeOn() throws Exception {
    push(ONSET, "detection: {sentiment_drop: {enabled: false}}");

    assertThat(drops(watched())).isEmpty();
  }

  @Test
  void aRuleThatIsSwitchedOffInTheMiddleEndsItsIncidentAtThatTick() throws Exception {
    push(ONSET + 20 * MINUTE + 500, "detection: {sentiment_drop: {enabled: false}}");

    List<Incident> drops = drops(watched());

    assertThat(drops.getFirst().state()).isEqualTo(State.TRIGGERED);
    assertThat(drops.getLast().state()).isEqualTo(State.RESOLVED);
    assertThat(drops.getLast().resolution()).isEqualTo("config_changed");
    assertThat(drops.getLast().resolvedAt()).isEqualTo(ONSET + 21 * MINUTE);
  }

  @Test
  void aChangeAfterAllOfItChangesNothing() throws Exception {
    List<String> before = watched().lines();
    push(ONSET + 2 * DAY, "detection: {sentiment_drop: {enabled: false}, resolve_after: 7}");

    assertThat(watched().lines()).isEqualTo(before);
  }

  @Test
  void aRuleThatIsResetFiresAsTheFileSays() throws Exception {
    push(START, "detection: {sentiment_drop: {enabled: false}}");
    keep(
        plan(ONSET)
            .ruleRecords(
                ConfigLoader.RuleChanges.NONE, Set.of(DetectionRule.SENTIMENT_DROP), Set.of()));

    assertThat(drops(watched())).extracting(Incident::state).contains(State.TRIGGERED);
  }

  @Test
  void moreMentionsMayBeAskedFor() throws Exception {
    push(ONSET, "detection: {sentiment_drop: {min_mentions: 5000}}");

    assertThat(drops(watched())).isEmpty();
  }

  @Test
  void aPlannedEventThatIsPushedSilences() throws Exception {
    push(
        ONSET - MINUTE,
        """
        detection:
          annotations:
            - {id: launch, title: Launch, start: 2026-01-01T00:00:00Z, end: 2026-02-01T00:00:00Z,
               brands: [acme], effect: silence}
        """);

    List<Incident> drops = drops(watched());

    assertThat(drops).isEmpty();
  }
}
