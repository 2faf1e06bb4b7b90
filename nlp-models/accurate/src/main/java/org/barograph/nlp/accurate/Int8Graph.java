package org.barograph.nlp.accurate;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file of a dynamically quantised BERT whose weights can be read and replaced in place:
 * eight bits a weight and one scale a column. Reads just the fields of the Protocol Buffers format
 * that it needs, so that no library of a hundred megabytes is needed for it.
 */
final class Int8Graph {

  // Field numbers of onnx.proto
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_TYPE = 4;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;

  private static final String PRODUCT = "/MatMul_output_0_output_quantized";

  private record Span(int from, int length) {}

  private byte[] file;
  private final Map<String, Span> values = new HashMap<>();
  private final Map<String, String> weightsOf = new HashMap<>();

  /**
   * Finds the weights of a model.
   *
   * @param file is changed by the replacing methods
   * @throws IllegalArgumentException if this is no ONNX file
   */
  Int8Graph(byte[] file) {
    this.file = file;
    try {
      for (var graph : fields(new Span(0, file.length)).getOrDefault(MODEL_GRAPH, List.of())) {
        readGraph(graph);
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException("not an ONNX file", e);
    }
  }

  private void readGraph(Span graph) {
    var parts = fields(graph);
    for (Span node : parts.getOrDefault(GRAPH_NODE, List.of())) {
      var fields = fields(node);
      if (text(fields.get(NODE_TYPE).get(0)).equals("MatMulInteger")) {
        String output = text(fields.get(NODE_OUTPUT).get(0));
        String weights = text(fields.get(NODE_INPUT).get(1));
        if (output.endsWith(PRODUCT)) {
          weightsOf.put(
              output.substring(1, output.length() - PRODUCT.length()).replace('/', '.'),
              weights.substring(0, weights.length() - "_quantized".length()));
        }
      }
    }
    for (Span tensor : parts.getOrDefault(GRAPH_INITIALIZER, List.of())) {
      var fields = fields(tensor);
      var content = fields.containsKey(TENSOR_RAW) ? TENSOR_RAW : TENSOR_FLOATS;
      if (fields.containsKey(content)) {
        values.put(text(fields.get(TENSOR_NAME).get(0)), fields.get(content).get(0));
      }
    }
  }

  /** The file, with what was replaced. */
  byte[] file() {
    return file;
  }

  /**
   * Makes an inner value an output of the model: messages that stand one after the other count as
   * one.
   */
  void addOutput(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] type = {0x12, 4, 0x0a, 2, 8, 1}; // a tensor of floats, of any shape
    int description = 2 + text.length + type.length;
    var longer = ByteBuffer.allocate(file.length + 4 + description);
    longer.put(file);
    longer.put((byte) ((MODEL_GRAPH << 3) | 2)).put((byte) (2 + description));
    longer.put((byte) ((GRAPH_OUTPUT << 3) | 2)).put((byte) description);
    longer.put((byte) ((1 << 3) | 2)).put((byte) text.length).put(text).put(type);
    file = longer.array();
  }

  /** A bias or the weights of a norm. */
  float[] floats(String name) {
    var span = span(name);
    var out = new float[span.length / Float.BYTES];
    buffer(span).asFloatBuffer().get(out);
    return out;
  }

  void replaceFloats(String name, float[] with) {
    var span = span(name);
    if (span.length != with.length * Float.BYTES) {
      throw new IllegalArgumentException(
          name + " has " + span.length / Float.BYTES + " values, not " + with.length);
    }
    buffer(span).asFloatBuffer().put(with);
  }

  /**
   * The weights of a linear layer, row by row of its input.
   *
   * @param layer for example {@code encoder.layer.8.attention.self.query}
   */
  float[] weights(String layer) {
    var bytes = buffer(span(weightsName(layer) + "_quantized"));
    float[] scales = floats(weightsName(layer) + "_scale");
    var out = new float[bytes.remaining()];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes.get() * scales[i % scales.length];
    }
    return out;
  }

  /** Rounds the weights to eight bits, with a new scale for every column. */
  void replaceWeights(String layer, float[] with) {
    String name = weightsName(layer);
    float[] scales = floats(name + "_scale");
    int columns = scales.length;
    for (int column = 0; column < columns; column++) {
      float largest = Float.MIN_NORMAL;
      for (int i = column; i < with.length; i += columns) {
        largest = Math.max(largest, Math.abs(with[i]));
      }
      scales[column] = largest / Byte.MAX_VALUE;
    }
    var bytes = buffer(span(name + "_quantized"));
    for (int i = 0; i < with.length; i++) {
      bytes.put((byte) Math.round(with[i] / scales[i % columns]));
    }
    replaceFloats(name + "_scale", scales);
  }

  private String weightsName(String layer) {
    String name = weightsOf.get(layer);
    if (name == null) {
      throw new IllegalArgumentException("the encoder has no quantised layer " + layer);
    }
    return name;
  }

  private Span span(String name) {
    var span = values.get(name);
    if (span == null) {
      throw new IllegalArgumentException("the encoder has no weights " + name);
    }
    return span;
  }

  private ByteBuffer buffer(Span span) {
    return ByteBuffer.wrap(file, span.from, span.length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private String text(Span span) {
    return new String(file, span.from, span.length, StandardCharsets.UTF_8);
  }

  /** The length-delimited fields of a message, by number; numbers are passed over. */
  private Map<Integer, List<Span>> fields(Span message) {
    var found = new HashMap<Integer, List<Span>>();
    var bytes = ByteBuffer.wrap(file, message.from, message.length);
    while (bytes.hasRemaining()) {
      long key = number(bytes);
      switch ((int) key & 7) {
        case 0 -> number(bytes);
        case 1 -> bytes.position(bytes.position() + Long.BYTES);
        case 5 -> bytes.position(bytes.position() + Integer.BYTES);
        case 2 -> {
          int length = (int) number(bytes);
          if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("not an ONNX file");
          }
          var span = new Span(bytes.position(), length);
          found.computeIfAbsent((int) (key >> 3), unused -> new ArrayList<>()).add(span);
          bytes.position(span.from + span.length);
        }
        default -> throw new IllegalArgumentException("not an ONNX file");
      }
    }
    return found;
  }

  private static long number(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
