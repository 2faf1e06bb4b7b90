package org.barograph.nlp.accurate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.barograph.nlp.Calibration;

/**
 * Reads and writes an {@link Adapter}: gzip of {@code BGAD}, format version, model id, weight of
 * the social model, four calibration floats, and the tensors in half precision, sorted by name.
 * Numbers only, no word of the training data.
 */
public final class AdapterFile {

  private static final int MAGIC = 0x42474144;
  private static final int FORMAT = 1;
  private static final int MAX_TENSORS = 1_000;
  private static final int MAX_VALUES = 4_000_000;

  private AdapterFile() {}

  /**
   * Reads an adapter.
   *
   * @throws IOException if the stream is no such file, has another format version or an impossible
   *     size
   */
  public static Adapter read(InputStream in) throws IOException {
    var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)));
    if (data.readInt() != MAGIC) {
      throw new IOException("not an adapter of the encoder: the header is not BGAD");
    }
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException("adapter has format " + format + ", this code reads format " + FORMAT);
    }
    String id = data.readUTF();
    float socialWeight = data.readFloat();
    var calibration =
        new Calibration(data.readFloat(), data.readFloat(), data.readFloat(), data.readFloat());
    int count = bounded(data.readInt(), MAX_TENSORS);
    var tensors = new TreeMap<String, float[]>();
    for (int i = 0; i < count; i++) {
      String name = data.readUTF();
      var values = new float[bounded(data.readInt(), MAX_VALUES)];
      for (int k = 0; k < values.length; k++) {
        values[k] = Float.float16ToFloat(data.readShort());
      }
      tensors.put(name, values);
    }
    return new Adapter(id, socialWeight, calibration, tensors);
  }

  private static int bounded(int size, int most) throws IOException {
    if (size < 0 || size > most) {
      throw new IOException("adapter claims a size of " + size + ", at most " + most + " may be");
    }
    return size;
  }

  /** Writes what {@link #read} reads; the same input gives the same bytes. */
  public static void write(OutputStream out, Adapter adapter) throws IOException {
    var gzip = new GZIPOutputStream(out);
    var data = new DataOutputStream(new BufferedOutputStream(gzip));
    data.writeInt(MAGIC);
    data.writeInt(FORMAT);
    data.writeUTF(adapter.id());
    data.writeFloat(adapter.socialWeight());
    data.writeFloat(adapter.calibration().temperature());
    data.writeFloat(adapter.calibration().priorTemperature());
    data.writeFloat(adapter.calibration().negativeOffset());
    data.writeFloat(adapter.calibration().positiveOffset());
    data.writeInt(adapter.tensors().size());
    for (Map.Entry<String, float[]> tensor : adapter.tensors().entrySet()) {
      data.writeUTF(tensor.getKey());
      data.writeInt(tensor.getValue().length);
      for (float value : tensor.getValue()) {
        data.writeShort(Float.floatToFloat16(value));
      }
    }
    data.flush();
    gzip.finish();
  }
}
