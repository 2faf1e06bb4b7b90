package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.barograph.connectors.posts.Published;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void barShowsShareCountRateAndTimeLeft() {
    var progress = new Progress("replay", 2_500, 10_000, "posts", "reached 2015-02-17T07:36:05Z");
    assertThat(progress.bar(Duration.ofSeconds(2)))
        .isEqualTo(
            "replay [#####...............]  25 %  2,500 of 10,000 posts  1,250/s"
                + "  reached 2015-02-17T07:36:05Z  ETA 0:06");
  }

  @Test
  void nothingDoneHasNoTimeLeft() {
    var progress = new Progress("replay", 0, 10, "posts", "");
    assertThat(progress.line(Duration.ofSeconds(2)).strip())
        .isEqualTo("replay   0 %  0 of 10 posts  0/s");
  }

  @Test
  void failureSaysHowManyOfHowManyWereSentAndAcknowledged() {
    var published =
        new Published(1_200, 1_000, 16, 8, 0, new IllegalStateException("broker gone"), false);
    assertThat(new ReplayReport(published, 5_000, 1).failed())
        .startsWith(
            "replay failed: 1,200 of 5,000 posts sent, 1,000 acknowledged, 200 unknown (they may"
                + " have arrived): broker gone");
  }

  @Test
  void endSaysThatNothingWasSkipped() {
    var published = new Published(5_000, 5_000, 16, 16, 0, null, false);
    assertThat(new ReplayReport(published, 5_000, 1.25).complete())
        .isEqualTo(
            "replayed: 5,000 posts sent, 5,000 acknowledged, 0 skipped, 16 heartbeats, 1.3 s");
  }
}
