package org.barograph.connectors.posts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * NDJSON: one record a line, its bytes untouched. Empty lines are no records. A line beyond the
 * limit of a Kafka request is cut there: it still reaches the job, which finds it broken and keeps
 * it as a dead letter.
 */
final class JsonLines {
  private final InputStream text;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private long number = 1;
  private long lineLength;
  private long cut;

  private JsonLines(InputStream text) {
    this.text = text;
  }

  /** Returns how many lines were cut. */
  static long read(InputStream text, RawRecords records) throws IOException {
    return new JsonLines(text).read(records);
  }

  private long read(RawRecords records) throws IOException {
    int length;
    while ((length = text.read(buffer)) > 0) {
      int start = 0;
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          append(start, i);
          finishLine(records);
          start = i + 1;
        }
      }
      append(start, length);
    }
    finishLine(records);
    return cut;
  }

  private void append(int from, int to) {
    int room = RawRecords.MAX_BYTES - line.size();
    line.write(buffer, from, Math.min(room, to - from));
    lineLength += to - from;
  }

  private void finishLine(RawRecords records) throws IOException {
    var bytes = withoutEnd(line.toByteArray());
    if (bytes.length > 0) {
      records.accept(bytes, number);
    }
    if (lineLength > RawRecords.MAX_BYTES) {
      cut++;
    }
    number++;
    lineLength = 0;
    line.reset();
  }

  /** Without a carriage return; empty if only blanks are left. */
  private static byte[] withoutEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\r' || bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    if (end == 0) {
      return new byte[0];
    }
    // Blanks before a carriage return belong to the record, as it was written.
    int kept = bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return kept == bytes.length ? bytes : Arrays.copyOf(bytes, kept);
  }
}
