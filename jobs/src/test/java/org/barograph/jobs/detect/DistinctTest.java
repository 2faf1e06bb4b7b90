package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 127})
  void countsExactlyBelowItsSize(int different) {
    long[] sketch = sketch(0, different);

    assertThat(Distinct.estimate(Distinct.union(sketch, sketch))).isEqualTo(different);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1_000, 20_000, 200_000})
  void estimatesAboveItsSize(int different) {
    // Three standard errors of 1/√126.
    assertThat(Distinct.estimate(sketch(7, different))).isCloseTo(different, withinPercentage(27));
  }

  @Test
  void unionDoesNotDependOnOrderOrGrouping() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      List<long[]> parts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        parts.add(sketch(random.nextInt(300), random.nextInt(150)));
      }
      long[] fromLeft = parts.stream().reduce(Distinct.NONE, Distinct::union);
      Collections.shuffle(parts, random);
      long[] half = parts.subList(0, 4).stream().reduce(Distinct.NONE, Distinct::union);
      long[] rest = parts.subList(4, 8).stream().reduce(Distinct.NONE, Distinct::union);

      assertThat(Distinct.union(rest, half)).containsExactly(fromLeft);
    }
  }

  @Test
  void hashesChosenToBeSmallDoNotOverflow() {
    long[] chosen = LongStream.range(0, Distinct.K).toArray();

    assertThat(Distinct.estimate(chosen)).isEqualTo(Integer.MAX_VALUE);
  }

  private static long[] sketch(int from, int count) {
    return Distinct.of(
        IntStream.range(from, from + count).mapToLong(i -> Distinct.hash("forum:author" + i)));
  }
}
