package org.barograph.nlp.accurate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The layers that are tuned, as a function of their parameters that PyTorch can differentiate: the
 * same arithmetic as in the ONNX file, but with weights that are not rounded.
 */
final class UpperLayers {

  /** Layers below stay as published; four of twelve learn most of what all of them would. */
  static final int FIRST = 8;

  private static final int LAYERS = 12;
  private static final int HEADS = 12;
  private static final int RANK = 16;
  private static final float NORM_EPSILON = 1e-12f;
  private static final double HEAD_DEVIATION = 0.02;
  private static final List<String> LINEAR =
      List.of(
          "attention.self.query",
          "attention.self.key",
          "attention.self.value",
          "attention.output.dense",
          "intermediate.dense",
          "output.dense");
  private static final List<String> NORMS =
      List.of("attention.output.LayerNorm", "output.LayerNorm");

  private final Map<String, NDArray> published = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, float[]> start = new LinkedHashMap<>();

  UpperLayers(NDManager manager, Int8Graph graph, Random random) {
    for (int layer = FIRST; layer < LAYERS; layer++) {
      for (String name : LINEAR) {
        String linear = "encoder.layer." + layer + "." + name;
        float[] weights = graph.weights(linear);
        float[] bias = graph.floats(linear + ".bias");
        int inputs = weights.length / bias.length;
        published.put(linear, manager.create(weights, new Shape(inputs, bias.length)));
        parameter(linear + ".bias", bias, bias.length);
        parameter(
            linear + Adapter.DOWN,
            normal(random, inputs * RANK, 1 / Math.sqrt(inputs)),
            inputs,
            RANK);
        parameter(linear + Adapter.UP, new float[RANK * bias.length], RANK, bias.length);
      }
    }
    for (int layer = FIRST; layer < LAYERS; layer++) {
      for (String name : NORMS) {
        for (String part : List.of(".weight", ".bias")) {
          String norm = "encoder.layer." + layer + "." + name + part;
          parameter(norm, graph.floats(norm), Encoder.WIDTH);
        }
      }
    }
    int pooled = 2 * Encoder.WIDTH;
    parameter(
        Adapter.HEAD,
        normal(random, pooled * Adapter.MOODS, HEAD_DEVIATION),
        pooled,
        Adapter.MOODS);
    parameter(Adapter.HEAD_BIASES, new float[Adapter.MOODS], Adapter.MOODS);
  }

  private void parameter(String name, float[] values, long... shape) {
    start.put(name, values);
    shapes.put(name, new Shape(shape));
  }

  private static float[] normal(Random random, int size, double deviation) {
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** The parameters before the first step, in a fixed order; to be changed by training. */
  Map<String, float[]> start() {
    return start;
  }

  Shape shape(String parameter) {
    return shapes.get(parameter);
  }

  /**
   * Logits of negative, neutral and positive for every post of a batch.
   *
   * @param parameters by name, as in {@link #start}
   */
  NDArray logits(Batch batch, Map<String, NDArray> parameters) {
    NDArray states = batch.states();
    for (int layer = FIRST; layer < LAYERS; layer++) {
      states = layer("encoder.layer." + layer + ".", states, batch.blocked(), parameters);
    }
    var first = states.get(new NDIndex(":,0,:"));
    var mean = states.mul(batch.share()).sum(new int[] {1});
    var pooled = NDArrays.concat(new NDList(first, mean), 1).mul(batch.kept());
    return pooled.matMul(parameters.get(Adapter.HEAD)).add(parameters.get(Adapter.HEAD_BIASES));
  }

  private NDArray layer(
      String layer, NDArray states, NDArray blocked, Map<String, NDArray> parameters) {
    var query = heads(linear(layer + LINEAR.get(0), states, parameters));
    var key = heads(linear(layer + LINEAR.get(1), states, parameters));
    var value = heads(linear(layer + LINEAR.get(2), states, parameters));
    float scale = 1 / (float) Math.sqrt(Encoder.WIDTH / HEADS);
    var attention = query.matMul(key.transpose(0, 1, 3, 2)).mul(scale).add(blocked).softmax(-1);
    var attended = attention.matMul(value).transpose(0, 2, 1, 3).reshape(states.getShape());
    var mixed =
        norm(
            layer + NORMS.get(0),
            states.add(linear(layer + LINEAR.get(3), attended, parameters)),
            parameters);
    var inner = Activation.gelu(linear(layer + LINEAR.get(4), mixed, parameters));
    return norm(
        layer + NORMS.get(1),
        mixed.add(linear(layer + LINEAR.get(5), inner, parameters)),
        parameters);
  }

  private NDArray linear(String name, NDArray input, Map<String, NDArray> parameters) {
    var fixed = input.matMul(published.get(name)).add(parameters.get(name + ".bias"));
    var down = input.matMul(parameters.get(name + Adapter.DOWN));
    return fixed.add(down.matMul(parameters.get(name + Adapter.UP)));
  }

  private static NDArray norm(String name, NDArray input, Map<String, NDArray> parameters) {
    return LayerNorm.layerNorm(
            input,
            new Shape(Encoder.WIDTH),
            parameters.get(name + ".weight"),
            parameters.get(name + ".bias"),
            NORM_EPSILON)
        .head();
  }

  private static NDArray heads(NDArray states) {
    long posts = states.getShape().get(0);
    long pieces = states.getShape().get(1);
    return states.reshape(posts, pieces, HEADS, Encoder.WIDTH / HEADS).transpose(0, 2, 1, 3);
  }
}
