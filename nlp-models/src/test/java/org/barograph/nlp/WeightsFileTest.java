package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WeightsFileTest {

  private static final int[] KEYS = {Integer.MIN_VALUE, -7, 0, 5, Integer.MAX_VALUE};
  private static final float[] WEIGHTS = {1, -1, 0.5f, 0, 0, 0.25f, -2, 2, 0.125f, -0.5f};

  @Test
  void weightsSurviveTheFile() throws IOException {
    var out = new ByteArrayOutputStream();
    WeightsFile.write(out, "test-1", Calibration.NONE, new float[] {0.1f, -0.2f}, KEYS, WEIGHTS);

    var read = WeightsFile.read(new ByteArrayInputStream(out.toByteArray()));

    assertThat(read.id()).isEqualTo("test-1");
    for (int i = 0; i < KEYS.length; i++) {
      int found = read.find(KEYS[i]);
      assertThat(read.negative(found)).isCloseTo(WEIGHTS[2 * i], within(1e-4f));
      assertThat(read.positive(found)).isCloseTo(WEIGHTS[2 * i + 1], within(1e-4f));
    }
    assertThat(read.find(6)).isZero();
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    byte[] file = gzip(0x12345678, 1);
    assertThatIOException()
        .isThrownBy(() -> WeightsFile.read(new ByteArrayInputStream(file)))
        .withMessageContaining("not a sentiment model");
  }

  @Test
  void anotherFormatIsRefusedWithBothVersions() throws IOException {
    byte[] file = gzip(0x4247534d, 99);
    assertThatIOException()
        .isThrownBy(() -> WeightsFile.read(new ByteArrayInputStream(file)))
        .withMessage("sentiment model has format 99, this code reads format 1");
  }

  @Test
  void truncatedFileIsRefused() throws IOException {
    byte[] file = gzip(0x4247534d, 1);
    assertThatIOException().isThrownBy(() -> WeightsFile.read(new ByteArrayInputStream(file)));
  }

  private static byte[] gzip(int... header) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(new GZIPOutputStream(out))) {
      for (int value : header) {
        data.writeInt(value);
      }
    }
    return out.toByteArray();
  }
}
