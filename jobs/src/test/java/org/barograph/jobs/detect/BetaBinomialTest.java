package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaBinomialTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0.3, 0.1",
    "2, 0.25, 0.03",
    "5, 0.25, 0.03",
    "12, 0.7, 0.15",
    "30, 0.05, 0.005",
    "60, 0.001, 0.02",
    "60, 0.999, 0.02"
  })
  void tailIsThatOfTheDefinition(int n, double p, double rho) {
    for (int k = 0; k <= n; k++) {
      double exact = exactTail(k, n, p, rho);
      assertThat(BetaBinomial.upperTail(k, n, p, rho))
          .as("P(X >= %d) of %d", k, n)
          .isCloseTo(exact, within(exact * 1e-9));
    }
  }

  @Test
  void moreThanAllIsImpossible() {
    assertThat(BetaBinomial.upperTail(11, 10, 0.9, 0.1)).isZero();
  }

  @Test
  void anythingOrMoreIsCertain() {
    assertThat(BetaBinomial.upperTail(0, 0, 0.5, 0.1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"40, 0.25, 0.03", "1000, 0.02, 0.005", "50000, 0.25, 0.005", "50000, 0.9, 0.15"})
  void tailFallsAsTheCountGrows(int n, double p, double rho) {
    double before = 1;
    for (int k = 1; k <= n; k += Math.max(1, n / 40)) {
      double tail = BetaBinomial.upperTail(k, n, p, rho);
      assertThat(tail).isBetween(0.0, before);
      before = tail;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.25, 0.03",
    "10, 0.25, 0.03",
    "55, 0.25, 0.03",
    "300, 0.7, 0.15",
    "300, 0.001, 0.005"
  })
  void smallestBeyondIsWhereTheTailFirstFallsToTheLevel(int n, double p, double rho) {
    for (double level : new double[] {0.5, 0.005, 1e-3, 1e-5, 1e-12}) {
      int first = 1;
      while (first <= n && BetaBinomial.upperTail(first, n, p, rho) > level) {
        first++;
      }
      assertThat(BetaBinomial.smallestBeyond(level, n, p, rho)).isEqualTo(first);
    }
  }

  @Test
  void halfOfFiftyThousandIsNeitherZeroNorSlow() {
    double tail =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> BetaBinomial.upperTail(25_000, 50_000, 0.5, 0.005));

    assertThat(tail).isCloseTo(0.5, within(0.01));
  }

  @Test
  void thresholdAmongFiftyThousandLiesAboveTheMean() {
    int beyond =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> BetaBinomial.smallestBeyond(1e-5, 50_000, 0.25, 0.005));

    // 4.26 standard deviations of the beta distribution (0.0306) would be 0.38; it is skewed.
    assertThat(beyond / 50_000.0).isBetween(0.38, 0.42);
  }

  /** By rising factorials: C(n, x) α^(x) β^(n−x) / (α+β)^(n). */
  private static double exactTail(int k, int n, double p, double rho) {
    BigDecimal spread =
        BigDecimal.ONE
            .subtract(BigDecimal.valueOf(rho))
            .divide(BigDecimal.valueOf(rho), MathContext.DECIMAL128);
    BigDecimal alpha = BigDecimal.valueOf(p).multiply(spread);
    BigDecimal beta = BigDecimal.ONE.subtract(BigDecimal.valueOf(p)).multiply(spread);
    BigDecimal tail = BigDecimal.ZERO;
    for (int x = k; x <= n; x++) {
      BigDecimal term = rising(alpha, x).multiply(rising(beta, n - x));
      for (int i = 0; i < x; i++) {
        term =
            term.multiply(BigDecimal.valueOf(n - i))
                .divide(BigDecimal.valueOf(i + 1), MathContext.DECIMAL128);
      }
      tail = tail.add(term);
    }
    return tail.divide(rising(alpha.add(beta), n), MathContext.DECIMAL128).doubleValue();
  }

  private static BigDecimal rising(BigDecimal from, int steps) {
    BigDecimal product = BigDecimal.ONE;
    for (int i = 0; i < steps; i++) {
      product = product.multiply(from.add(BigDecimal.valueOf(i)), MathContext.DECIMAL128);
    }
    return product;
  }
}
