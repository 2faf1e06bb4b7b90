package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventOrderTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 5", "3, 2", "1000, 10", "200000, 1000", "70000, 1000000"})
  void positionsComeInOrderOfTimeAndThenAsTheyStand(int size, int differentTimes) {
    var random = new Random(size);
    var times = new LongColumn();
    IntStream.range(0, size).forEach(i -> times.add(random.nextInt(differentTimes)));
    var order = EventOrder.of(times);
    var expected =
        IntStream.range(0, size).boxed().sorted(Comparator.comparingLong(times::get)).toList();
    assertThat(IntStream.range(0, size).map(order::at).boxed().toList()).isEqualTo(expected);
  }
}
