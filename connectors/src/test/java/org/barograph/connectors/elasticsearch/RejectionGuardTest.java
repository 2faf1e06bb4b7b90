package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RejectionGuardTest {

  private final RejectionGuard guard = new RejectionGuard(10, 0.5);

  @Test
  void breaksOffAboveTheShareAndNamesTheReason() throws IOException {
    reject(5);

    assertThatThrownBy(() -> reject(1))
        .isInstanceOf(IndexingException.class)
        .hasMessageContaining("6 of the last 10", "at most 5")
        .hasMessageContaining("write i/x version 1")
        .hasMessageContaining("400 bad: field [n]");
  }

  @Test
  void halfRejectedGoesOnForEver() {
    assertThatCode(
            () -> {
              for (int i = 0; i < 100; i++) {
                reject(1);
                guard.accepted();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void forgetsWhatLeftTheWindow() throws IOException {
    reject(5);
    for (int i = 0; i < 10; i++) {
      guard.accepted();
    }

    assertThatCode(() -> reject(5)).doesNotThrowAnyException();
  }

  private void reject(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      guard.rejected(
          new Rejection(
              DocumentOperation.write("i", "x", 1, new byte[0]), 400, "bad", "field [n]"));
    }
  }
}
