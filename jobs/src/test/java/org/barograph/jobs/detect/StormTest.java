package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.MentionEvent;
import org.junit.jupiter.api.Test;

/**
 * Two days of a mention a minute, every fourth negative, then an hour in which bad posts come on
 * top of them: what fires at the defaults, and what evidence says without bots and reposts.
 */
class StormTest {

  private static final long CALM = 48 * HOUR;
  private static final int A_MINUTE = 4;

  @Test
  void dropOfManyPeopleStaysWithoutBotsAndReposts() throws Exception {
    Anomaly drop = drop(told("people", Sample::negative));

    assertThat(drop.evidence().withoutBots().observed()).isGreaterThan(0.5);
    assertThat(drop.evidence().withoutReposts().observed()).isGreaterThan(0.5);
    assertThat(drop.severity()).isEqualTo("critical");
  }

  @Test
  void repostStormIsAPageAndNotCritical() throws Exception {
    Anomaly drop = drop(told("reposts", number -> Sample.negative(number).reposting("p0")));

    assertThat(drop.evidence().withoutReposts().observed()).isLessThan(0.5);
    assertThat(drop.severity()).isEqualTo("error");
  }

  @Test
  void declaredBotsWakeNobody() throws Exception {
    Anomaly drop = drop(told("declared bots", number -> Sample.negative(number).asBot()));

    assertThat(drop.evidence().withoutBots().observed()).isLessThan(0.5);
    assertThat(drop.severity()).isEqualTo("warning");
  }

  @Test
  void fewFastAuthorsWakeNobody() throws Exception {
    Anomaly drop = drop(told("three fast authors", n -> Sample.negative(n).by("bot" + n % 3)));

    assertThat(drop.evidence().withoutBots().observed()).isLessThan(0.5);
    assertThat(drop.severity()).isEqualTo("warning");
  }

  private static Anomaly drop(List<Incident> incidents) {
    List<Incident> drops =
        incidents.stream().filter(i -> i.worst().kind().equals(Anomaly.SENTIMENT_DROP)).toList();
    assertThat(drops).isNotEmpty();
    return drops.getLast().worst();
  }

  private static List<Incident> told(String storm, IntFunction<Sample> storming) throws Exception {
    List<Incident> told;
    try (Detection detection = new Detection(Sample.config())) {
      for (MentionEvent event : events(storming)) {
        detection.watermark(Minutes.startOf(event.eventAt()) - 1);
        detection.take(event);
      }
      detection.watermark(START + CALM + HOUR);
      told = detection.incidents();
    }
    for (Incident incident : told) {
      Anomaly worst = incident.worst();
      Evidence evidence = worst.evidence();
      System.out.printf(
          Locale.ROOT,
          "%s: %s %s %s after %d min, %s of %d by %d authors, without bots %s, reposts %s%n",
          storm,
          worst.kind(),
          incident.state(),
          worst.severity(),
          (incident.firedAt() - START - CALM) / MINUTE,
          worst.observed(),
          worst.n(),
          worst.authors(),
          evidence == null ? null : evidence.withoutBots(),
          evidence == null ? null : evidence.withoutReposts());
    }
    return told;
  }

  private static List<MentionEvent> events(IntFunction<Sample> storming) {
    List<MentionEvent> events = new ArrayList<>();
    Random random = new Random(41);
    for (long minute = START; minute < START + CALM + HOUR; minute += MINUTE) {
      int number = events.size();
      Sample usual = random.nextInt(4) == 0 ? Sample.negative(number) : Sample.positive(number);
      events.add(usual.at(minute));
      for (int i = 1; minute >= START + CALM && i <= A_MINUTE; i++) {
        events.add(storming.apply(number + i).at(minute + 1_000L * i));
      }
    }
    return events;
  }
}
