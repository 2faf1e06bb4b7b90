package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model has to stand, and to keep. */
public abstract class SentimentModelContract {

  /** Only against a hang: CoreNLP alone takes minutes for some of these. */
  private static final Duration HANG = Duration.ofSeconds(10);

  /** All that is allocated for one text, garbage included; CoreNLP's parser alone took 4.7 GB. */
  private static final long MAX_BYTES = 512L << 20;

  private static final List<String> ORDINARY =
      List.of(
          "I love this phone",
          "worst service EVER, three hours late and nobody answers!!!",
          "The store opens at nine on Monday. Parking is behind the house.",
          "not bad at all, but I would never buy it again :(",
          "sooooo happy 😂😂 #bestdayever @someone https://example.org/x",
          "great");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The model; the same at every call. */
  protected abstract SentimentModel model();

  /** How many random texts to try; more for a faster model. */
  protected abstract int randomTexts();

  static Stream<Arguments> knownTexts() {
    return HostileTexts.known();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("knownTexts")
  protected void hostileTextGetsAnAnswerWithinBounds(String name, String text) {
    model().score("warm");
    long before = THREADS.getTotalThreadAllocatedBytes();
    Scoring answer = answer(text);
    assertThat(answer).as(name).isNotNull();
    assertThat(THREADS.getTotalThreadAllocatedBytes() - before).as(name).isLessThan(MAX_BYTES);
  }

  @Test
  protected void randomTextGetsAnAnswer() {
    assertThat(HostileTexts.random(randomTexts())).allSatisfy(text -> answer(text));
  }

  @Test
  protected void nullIsBlank() {
    assertThat(model().score(null)).isEqualTo(new Scoring.Unscorable("blank"));
  }

  @Test
  protected void scoreAndConfidenceAreTenThousandthsWithinBounds() {
    assertThat(ORDINARY)
        .allSatisfy(text -> {
          Opinion opinion = ((Scoring.Scored) model().score(text)).opinion();
          assertThat(opinion.score()).isBetween(-1.0, 1.0).isEqualTo(rounded(opinion.score()));
          assertThat(opinion.confidence())
              .isBetween(0.0, 1.0)
              .isEqualTo(rounded(opinion.confidence()));
        });
  }

  @Test
  protected void answerDependsNeitherOnThreadNorOnOrderNorOnNeighbours() throws Exception {
    List<Scoring> alone = ORDINARY.stream().map(model()::score).toList();
    var orders = new ArrayList<Callable<List<Scoring>>>();
    for (int seed = 0; seed < 4; seed++) {
      var order = new ArrayList<Integer>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(order, new Random(seed));
      orders.add(() -> {
        var answers = new Scoring[ORDINARY.size()];
        order.forEach(i -> answers[i] = model().score(ORDINARY.get(i)));
        return List.of(answers);
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(orders.size())) {
      for (Future<List<Scoring>> answers : threads.invokeAll(orders)) {
        assertThat(answers.get()).isEqualTo(alone);
      }
    }
  }

  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }

  private Scoring answer(String text) {
    return Assertions.assertTimeoutPreemptively(HANG, () -> model().score(text));
  }
}
