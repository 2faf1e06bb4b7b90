package org.barograph.connectors.posts;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records on disk instead of in the heap: a temporary file that is gone when it is closed, or when
 * the process ends.
 */
final class PostSpool implements Closeable {
  private static final int BUFFER = 1 << 20;
  private static final int HEADER = Long.BYTES + 3 * Integer.BYTES;

  private final FileChannel file;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /** While writing: where the buffer belongs in the file. While reading: where it was read. */
  private long bufferStart;

  private boolean writing = true;

  PostSpool() throws IOException {
    Path path = Files.createTempFile("barograph-posts-", ".spool");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Returns the offset to read it from. */
  long append(PostSummary summary, byte[] json, long line) throws IOException {
    var key = bytes(summary.key());
    var channel = bytes(summary.channel());
    int length = HEADER + length(key) + length(channel) + json.length;
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      buffer = ByteBuffer.allocate(length);
    }
    long offset = bufferStart + buffer.position();
    buffer.putLong(line);
    put(key);
    put(channel);
    put(json);
    return offset;
  }

  /** The record that was appended at the offset; appending ends with the first call. */
  PostRecord read(long offset, long eventAt) throws IOException {
    if (writing) {
      flush();
      writing = false;
      buffer.limit(0);
    }
    seek(offset, HEADER);
    long line = buffer.getLong();
    var key = text(take());
    var channel = text(take());
    return new PostRecord(eventAt, key, take(), line, channel);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void put(byte[] bytesOrNull) {
    buffer.putInt(bytesOrNull == null ? -1 : bytesOrNull.length);
    if (bytesOrNull != null) {
      buffer.put(bytesOrNull);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    bufferStart += buffer.limit();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  private byte[] take() throws IOException {
    seek(bufferStart + buffer.position(), Integer.BYTES);
    int length = buffer.getInt();
    if (length < 0) {
      return null;
    }
    seek(bufferStart + buffer.position(), length);
    var bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  /** Has the bytes in the buffer; records in file order cost one read of the disk for many. */
  private void seek(long offset, int length) throws IOException {
    if (offset >= bufferStart && offset + length <= bufferStart + buffer.limit()) {
      buffer.position((int) (offset - bufferStart));
      return;
    }
    buffer.clear();
    bufferStart = offset;
    while (buffer.position() < length) {
      if (file.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the temporary file ended at byte " + file.size());
      }
    }
    buffer.flip();
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
