package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentIdsTest {

  @Test
  void anIdThatFitsStaysReadable() {
    String id = "x".repeat(DocumentIds.MAX_BYTES);

    assertThat(DocumentIds.of(id)).isEqualTo(id);
  }

  @Test
  void aLongerIdBecomesItsHash() {
    // sha256sum of 513 times the letter x
    assertThat(DocumentIds.of("x".repeat(DocumentIds.MAX_BYTES + 1)))
        .isEqualTo("sha256-35ade0090e64e74d6ad04204009c23a4e34b82bdf0f4f317fbcc5f26f9b10241");
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    String id = "😀".repeat(200);

    assertThat(DocumentIds.of(id).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(DocumentIds.MAX_BYTES);
  }
}
