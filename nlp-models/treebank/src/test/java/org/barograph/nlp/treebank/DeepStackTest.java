package org.barograph.nlp.treebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeepStackTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void deepRecursionHasRoom() throws Exception {
    assertThat(new DeepStack(LONG).call(() -> depth(100_000))).isEqualTo(100_000);
  }

  @Test
  void endlessRecursionIsGivenUp() {
    assertThatExceptionOfType(DeepStack.GaveUp.class)
        .isThrownBy(() -> new DeepStack(LONG).call(() -> depth(Integer.MAX_VALUE)))
        .withMessage("too_odd");
  }

  @Test
  void failureIsGivenUp() {
    assertThatExceptionOfType(DeepStack.GaveUp.class)
        .isThrownBy(() ->
            new DeepStack(LONG)
                .call(() -> {
                  throw new IllegalStateException("odd");
                }))
        .withMessage("too_odd");
  }

  @Test
  void workOverTheLimitIsGivenUp() {
    var stack = new DeepStack(Duration.ofMillis(50));
    var never = new CountDownLatch(1);
    assertThatExceptionOfType(DeepStack.GaveUp.class)
        .isThrownBy(() ->
            stack.call(() -> {
              never.await();
              return 0;
            }))
        .withMessage("too_slow");
  }

  @Test
  void interruptedCallerGetsItsAnswerAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(new DeepStack(LONG).call(() -> 7)).isEqualTo(7);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static int depth(int more) {
    return more == 0 ? 0 : 1 + depth(more - 1);
  }
}
