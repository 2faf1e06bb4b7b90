package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** The buffered operations in a checkpoint: lengths and bytes. */
final class PendingOperationSerializer extends AsyncSinkWriterStateSerializer<PendingOperation> {

  private static final int DELETE = -1;

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  protected void serializeRequestToStream(PendingOperation pending, DataOutputStream out)
      throws IOException {
    DocumentOperation operation = pending.operation();
    out.writeInt(pending.attempts());
    out.writeLong(operation.version());
    writeBytes(operation.index().getBytes(UTF_8), out);
    writeBytes(operation.id().getBytes(UTF_8), out);
    if (operation.isDelete()) {
      out.writeInt(DELETE);
    } else {
      writeBytes(operation.json(), out);
    }
  }

  @Override
  protected PendingOperation deserializeRequestFromStream(long size, DataInputStream in)
      throws IOException {
    int attempts = in.readInt();
    long version = in.readLong();
    String index = new String(readBytes(in), UTF_8);
    String id = new String(readBytes(in), UTF_8);
    return new PendingOperation(new DocumentOperation(index, id, version, readBytes(in)), attempts);
  }

  /** Not writeUTF, which fails beyond 64 KB: an id from outside must not fail a checkpoint. */
  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == DELETE) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("sink state ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }
}
