package org.barograph.nlp.accurate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.barograph.nlp.Calibration;
import org.junit.jupiter.api.Test;

class Int8GraphTest {

  private static final String LAYER = "encoder.layer.11.output.dense";
  private static final int INPUTS = 1536;

  @Test
  void layerHasAWeightForEveryInputAndOutput() throws IOException {
    assertThat(Encoder.published().weights(LAYER)).hasSize(INPUTS * Encoder.WIDTH);
  }

  @Test
  void replacedWeightsComeBackWithinAStepOfTheirColumn() throws IOException {
    var graph = Encoder.published();
    var weights = new float[INPUTS * Encoder.WIDTH];
    weights[7] = 2.54f;
    weights[7 + Encoder.WIDTH] = -1f;
    graph.replaceWeights(LAYER, weights);
    assertThat(largestDifference(graph.weights(LAYER), weights)).isLessThan(0.011f);
  }

  @Test
  void replacedBiasComesBack() throws IOException {
    var graph = Encoder.published();
    var bias = new float[Encoder.WIDTH];
    bias[3] = 0.1f;
    graph.replaceFloats(LAYER + ".bias", bias);
    assertThat(graph.floats(LAYER + ".bias")).isEqualTo(bias);
  }

  @Test
  void adapterAddsTheProductOfItsFactors() throws IOException {
    var graph = Encoder.published();
    float before = graph.weights(LAYER)[0];
    var down = new float[INPUTS];
    down[0] = 2;
    var up = new float[Encoder.WIDTH];
    up[0] = 3;
    var tensors = Map.of(LAYER + Adapter.DOWN, down, LAYER + Adapter.UP, up);
    new Adapter("a", 0, Calibration.NONE, tensors).applyTo(graph);
    assertThat(graph.weights(LAYER)[0]).isCloseTo(before + 6, Offset.offset(0.05f));
  }

  @Test
  void wrongSizeIsRefused() throws IOException {
    var graph = Encoder.published();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph.replaceFloats(LAYER + ".bias", new float[2]))
        .withMessage(LAYER + ".bias has 384 values, not 2");
  }

  @Test
  void unknownLayerIsNamed() throws IOException {
    var graph = Encoder.published();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> graph.weights("encoder.layer.12"))
        .withMessage("the encoder has no quantised layer encoder.layer.12");
  }

  @Test
  void otherFileIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Int8Graph(new byte[] {0x3a, 0x7f, 1}))
        .withMessage("not an ONNX file");
  }

  private static float largestDifference(float[] some, float[] others) {
    float largest = 0;
    for (int i = 0; i < others.length; i++) {
      largest = Math.max(largest, Math.abs(some[i] - others[i]));
    }
    return largest;
  }
}
