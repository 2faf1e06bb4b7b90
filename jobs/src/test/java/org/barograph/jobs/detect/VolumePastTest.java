package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.START;

import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumePastTest {

  private static final int BINS = 3 * VolumeBin.A_DAY;
  private static final long LATENESS = 6 * HOUR;

  private final Random random = new Random(5);

  @Test
  void withoutLateMentionsItIsWhatWasLearntBinByBin() {
    VolumeMemory straight = VolumeMemory.of(Prior.load(), START);
    VolumePast past = VolumePast.of(straight);
    for (int i = 0; i < BINS; i++) {
      VolumeBin bin = bin(i, random.nextInt(40));
      straight = straight.resumedAt(bin.start()).learn(bin);
      past = past.with(bin, LATENESS);
    }

    assertThat(past.memory(straight)).usingRecursiveComparison().isEqualTo(straight);
    assertThat(past.starts()).hasSize(6 * VolumeBin.AN_HOUR + 1);
  }

  @Test
  void lateMentionsLeaveNoTrace() {
    VolumeMemory right = VolumeMemory.of(Prior.load(), START);
    VolumePast past = VolumePast.of(right);
    for (int i = 0; i < BINS; i++) {
      VolumeBin bin = bin(i, 20 + random.nextInt(20));
      right = right.resumedAt(bin.start()).learn(bin);
      past = past.with(bin(i, 0), LATENESS);
      if (i >= 60) { // Five hours late.
        assertThat(past.holds(bin(i - 60, 0).start())).isTrue();
      }
      past = past.corrected(bin.start(), bin.count());
    }

    assertThat(past.memory(right)).usingRecursiveComparison().isEqualTo(right);
  }

  @Test
  void whatIsSettledIsNotHeldAnyMore() {
    VolumePast past = VolumePast.of(VolumeMemory.of(Prior.load(), START));
    for (int i = 0; i < BINS; i++) {
      past = past.with(bin(i, 1), LATENESS);
    }

    assertThat(past.holds(bin(BINS - 74, 0).start())).isFalse();
    assertThat(past.holds(bin(BINS - 73, 0).start())).isTrue();
  }

  private static VolumeBin bin(int number, int count) {
    return VolumeBin.of(START + number * VolumeBin.LENGTH, count, ZoneOffset.UTC);
  }
}
