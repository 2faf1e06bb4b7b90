package org.barograph.nlp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and writes {@link LinearWeights}. The file holds numbers only, no word of the training
 * data: gzip of {@code BGSM}, format version, model id, four calibration floats, two biases, two
 * scales, the number of features, the keys (sorted, as differences), then the weights as 16-bit
 * steps of their scale.
 */
public final class WeightsFile {

  private static final int MAGIC = 0x4247534d;
  private static final int FORMAT = 1;
  private static final int MAX_FEATURES = 4_000_000;
  private static final String RESOURCE = "social.model.gz";

  private WeightsFile() {}

  /** The model that ships with the project, read anew. */
  public static LinearWeights shipped() {
    try (InputStream in = WeightsFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource org/barograph/nlp/" + RESOURCE + " is missing from the class path");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "resource org/barograph/nlp/" + RESOURCE + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the stream is not such a file, has another format version or an
   *     impossible size
   */
  public static LinearWeights read(InputStream in) throws IOException {
    var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)));
    if (data.readInt() != MAGIC) {
      throw new IOException("not a sentiment model: the header is not BGSM");
    }
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "sentiment model has format " + format + ", this code reads format " + FORMAT);
    }
    String id = data.readUTF();
    var calibration = new Calibration(floats(data, Calibration.SIZE));
    float[] biases = floats(data, 2);
    float[] scales = floats(data, 2);
    int count = data.readInt();
    if (count < 0 || count > MAX_FEATURES) {
      throw new IOException(
          "sentiment model claims "
              + count
              + " features, at most "
              + MAX_FEATURES
              + " are allowed");
    }
    var keys = new int[count];
    for (int i = 0, key = Integer.MIN_VALUE; i < count; i++) {
      key += data.readInt();
      keys[i] = key;
    }
    var weights = new short[2 * count];
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < count; i++) {
        weights[2 * i + side] = data.readShort();
      }
    }
    return new LinearWeights(id, calibration, biases, scales, keys, weights);
  }

  private static float[] floats(DataInputStream data, int count) throws IOException {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = data.readFloat();
    }
    return values;
  }

  /**
   * Writes what {@link #read} reads; the same input gives the same bytes.
   *
   * @param biases of negative and of positive
   * @param keys strictly ascending
   * @param weights negative and positive weight of each key, interleaved
   */
  public static void write(
      OutputStream out,
      String id,
      Calibration calibration,
      float[] biases,
      int[] keys,
      float[] weights)
      throws IOException {
    var gzip = new GZIPOutputStream(out);
    var data = new DataOutputStream(new BufferedOutputStream(gzip));
    data.writeInt(MAGIC);
    data.writeInt(FORMAT);
    data.writeUTF(id);
    for (float value : calibration.parameters()) {
      data.writeFloat(value);
    }
    data.writeFloat(biases[0]);
    data.writeFloat(biases[1]);
    float[] scales = {scale(weights, 0), scale(weights, 1)};
    data.writeFloat(scales[0]);
    data.writeFloat(scales[1]);
    data.writeInt(keys.length);
    int previous = Integer.MIN_VALUE;
    for (int key : keys) {
      data.writeInt(key - previous);
      previous = key;
    }
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < keys.length; i++) {
        data.writeShort(Math.round(weights[2 * i + side] / scales[side]));
      }
    }
    data.flush();
    gzip.finish();
  }

  private static float scale(float[] weights, int side) {
    float largest = 1e-6f;
    for (int i = side; i < weights.length; i += 2) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    return largest / Short.MAX_VALUE;
  }
}
