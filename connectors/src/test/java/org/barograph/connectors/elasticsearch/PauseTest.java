package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.Test;

class PauseTest {

  private static final Answer GONE = new Answer(0, "ConnectException", "gone");

  private final Retrying retrying =
      new Retrying(3, Duration.ofMillis(200), Duration.ofSeconds(2), 10, 0.5);
  private final TestProcessingTimeService time = new TestProcessingTimeService();
  private final Pause pause = new Pause(retrying, time);
  private final List<Long> resumed = new ArrayList<>();

  @Test
  void doublesUpToTheLongestPause() {
    var delays = IntStream.of(1, 2, 3, 4, 5, 6, 1_000_000).mapToObj(n -> Pause.delay(retrying, n));

    assertThat(delays).containsExactly(200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L);
  }

  @Test
  void endsWithinItsTime() throws Exception {
    pause.begin(GONE, resumed::add);
    time.advance(99);
    boolean activeBeforeHalf = pause.isActive();
    time.advance(101);

    assertThat(activeBeforeHalf).isTrue();
    assertThat(pause.isActive()).isFalse();
    assertThat(resumed).hasSize(1);
  }

  @Test
  void failuresDuringThePauseDoNotMakeItLonger() {
    pause.begin(GONE, resumed::add);
    pause.begin(GONE, resumed::add);

    assertThat(pause.failures()).isEqualTo(1);
    assertThat(time.getNumActiveTimers()).isEqualTo(1);
  }

  @Test
  void successAfterThePauseStartsAnew() throws Exception {
    pause.begin(GONE, resumed::add);
    time.advance(200);
    pause.succeeded();

    assertThat(pause.failures()).isZero();
  }
}
