package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final Hourglass hourglass = new Hourglass();

  @Test
  void realTimePassesAsItPassedThen() throws InterruptedException {
    passing(Pacer.at(1, hourglass), 0, 1_000, 61_000);
    assertThat(hourglass.slept).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  @Test
  void speedDividesTheWaiting() throws InterruptedException {
    passing(Pacer.at(60, hourglass), 0, 60_000);
    assertThat(hourglass.slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void whoIsLateDoesNotWait() throws InterruptedException {
    var pacer = Pacer.at(1, hourglass);
    pacer.await(0);
    hourglass.now += Duration.ofSeconds(5).toNanos();
    pacer.await(4_000);
    assertThat(hourglass.slept).isEmpty();
  }

  @Test
  void recordsOfOneTimeGoTogether() throws InterruptedException {
    passing(Pacer.at(1, hourglass), 7, 7, 7);
    assertThat(hourglass.slept).isEmpty();
  }

  @Test
  void gapThatNobodyLivedThroughIsNotWaitedFor() throws InterruptedException {
    long year = Duration.ofDays(365).toMillis();
    passing(Pacer.at(1, hourglass), 0, year, year + 1_000);
    assertThat(hourglass.slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void speedMustBePositive() {
    assertThatThrownBy(() -> Pacer.at(0)).hasMessage("speed must be above 0, got 0.0");
  }

  private static void passing(Pacer pacer, long... eventTimes) throws InterruptedException {
    for (long eventAt : eventTimes) {
      pacer.await(eventAt);
    }
  }

  /** Time that passes only in sleep. */
  private static final class Hourglass implements Pacer.Waiting {
    private final List<Duration> slept = new ArrayList<>();
    private long now = 42;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleep(Duration duration) {
      slept.add(duration);
      now += duration.toNanos();
    }
  }
}
