package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.List;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that stop, as detection sees them: three posts of four are on the forum. */
class MissingDataTest {

  private static final long STOP = START + 30 * HOUR;

  private Detection detection;
  private long now = START;
  private int number;

  @BeforeEach
  void open() throws Exception {
    detection = new Detection(Sample.config());
  }

  @AfterEach
  void close() throws Exception {
    detection.close();
  }

  @Test
  void aSourceThatStopsIsAPageAndRecoversWhenItIsBack() throws Exception {
    live(STOP, true, true, false);
    live(STOP + HOUR, false, true, false);
    assertThat(missing()).hasSize(1);
    Incident told = missing().getFirst();
    assertThat(told.worst().severity()).isEqualTo("error");
    assertThat(told.worst().windowStart()).isEqualTo(STOP);
    assertThat(told.openedAt()).isBetween(STOP + 5 * MINUTE, STOP + 10 * MINUTE);
    assertThat(told.worst().evidence().contributions())
        .singleElement()
        .satisfies(part -> {
          assertThat(part.key()).isEqualTo("forum");
          assertThat(part.delta()).isEqualTo(told.worst().observed() - told.worst().expected());
        });

    live(STOP + HOUR + 20 * MINUTE, true, true, false);

    assertThat(missing().getLast().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(missing().getLast().resolution()).isEqualTo("recovered");
  }

  @Test
  void aChannelOfFewMentionsIsNoPage() throws Exception {
    live(STOP, true, true, false);
    live(STOP + HOUR, true, false, false);

    assertThat(missing())
        .singleElement()
        .satisfies(incident -> assertThat(incident.worst().severity()).isEqualTo("warning"));
  }

  @Test
  void aSourceThatLivesAndHasNothingToSayIsNotMissed() throws Exception {
    live(STOP, true, true, false);
    for (; now < STOP + 3 * HOUR; now += MINUTE) {
      detection.hear("forum", now);
      detection.hear("wire", now);
      detection.watermark(now + MINUTE - 1);
    }

    assertThat(missing()).isEmpty();
    assertThat(detection.windows().getLast().tally().mentions()).isZero();
  }

  @Test
  void aDropDoesNotRecoverBecauseItsChannelFellSilent() throws Exception {
    live(STOP, true, true, false);
    live(STOP + HOUR, true, true, true);
    assertThat(drops()).isNotEmpty();

    live(STOP + 4 * HOUR, false, true, false);
    assertThat(drops()).noneMatch(incident -> incident.state() == Incident.State.RESOLVED);

    live(STOP + 6 * HOUR, true, true, false);
    assertThat(drops().getLast().resolution()).isEqualTo("recovered");
    assertThat(drops().getLast().resolvedAt()).isGreaterThan(STOP + 4 * HOUR);
  }

  @Test
  void silenceTeachesTheVolumeNothing() throws Exception {
    live(STOP, true, true, false);
    live(STOP + 12 * HOUR, false, true, false);
    live(STOP + 14 * HOUR, true, true, false);

    assertThat(detection.incidents())
        .noneMatch(incident -> incident.worst().kind().equals(Anomaly.VOLUME_SPIKE));
  }

  @Test
  void aChannelThatIsGoneFadesAndHasNotRecovered() throws Exception {
    live(STOP, true, true, false);
    live(STOP + DAY + 2 * HOUR, false, true, false);

    assertThat(missing().getLast().resolution()).isEqualTo("faded");
  }

  @Test
  void aRestartInTheSilenceChangesNothing() throws Exception {
    live(STOP, true, true, false);
    live(STOP + 2 * MINUTE, false, true, false);
    Detection restored = detection.restored();
    detection.close();
    detection = restored;
    live(STOP + 20 * MINUTE, false, true, false);

    assertThat(missing())
        .singleElement()
        .satisfies(incident ->
            assertThat(incident.openedAt()).isBetween(STOP + 5 * MINUTE, STOP + 10 * MINUTE));
  }

  /** Four mentions in five minutes, by turns, and a heartbeat a minute of each living source. */
  private void live(long until, boolean forum, boolean wire, boolean bad) throws Exception {
    for (; now < until; now += MINUTE) {
      if (forum) {
        detection.hear("forum", now);
      }
      if (wire) {
        detection.hear("wire", now);
      }
      number++;
      String channel = number % 4 == 0 ? "wire" : "forum";
      if (number % 5 != 0 && (channel.equals("wire") ? wire : forum)) {
        boolean negative = bad || number % 7 == 0;
        Sample sample = negative ? Sample.negative(number) : Sample.positive(number);
        detection.take(sample.on(channel).at(now));
      }
      detection.watermark(now + MINUTE - 1);
    }
  }

  private List<Incident> missing() {
    return of(Anomaly.DATA_MISSING);
  }

  private List<Incident> drops() {
    return of(Anomaly.SENTIMENT_DROP);
  }

  private List<Incident> of(String kind) {
    return detection.incidents().stream()
        .filter(incident -> incident.worst().kind().equals(kind))
        .toList();
  }
}
