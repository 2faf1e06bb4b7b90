package org.barograph.nlp.accurate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.barograph.nlp.Calibration;
import org.junit.jupiter.api.Test;

class AdapterFileTest {

  @Test
  void whatIsWrittenIsRead() throws IOException {
    var written =
        new Adapter("a-1", 0.5f, new Calibration(2, 3, 4, 5), Map.of("x", new float[] {0.5f, -2}));
    var bytes = new ByteArrayOutputStream();
    AdapterFile.write(bytes, written);
    var read = AdapterFile.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void otherFileIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[100]);
    }
    assertThatIOException()
        .isThrownBy(() -> AdapterFile.read(new ByteArrayInputStream(bytes.toByteArray())))
        .withMessage("not an adapter of the encoder: the header is not BGAD");
  }
}
