package org.barograph.connectors.posts;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Opens a file's text: unpacks gzip, which its first bytes tell, and skips a byte order mark. */
final class PostInput {
  private static final int BUFFER = 1 << 16;

  private PostInput() {}

  /**
   * @param bytesRead hears how many bytes of the file (not of its text) have been read
   * @throws IOException if it cannot be read or is UTF-16
   */
  static InputStream open(Path file, LongConsumer bytesRead) throws IOException {
    InputStream raw = new Counted(Files.newInputStream(file), bytesRead);
    try {
      InputStream text = new BufferedInputStream(raw, BUFFER);
      if (startsWith(text, 0x1f, 0x8b)) {
        text = new BufferedInputStream(new GZIPInputStream(text, BUFFER), BUFFER);
      }
      if (startsWith(text, 0xef, 0xbb, 0xbf)) {
        text.skipNBytes(3);
      } else if (startsWith(text, 0xff, 0xfe) || startsWith(text, 0xfe, 0xff)) {
        throw new IOException("is UTF-16; UTF-8 is needed (iconv -f UTF-16 -t UTF-8)");
      }
      return text;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean startsWith(InputStream text, int... bytes) throws IOException {
    text.mark(bytes.length);
    var start = text.readNBytes(bytes.length);
    text.reset();
    var expected = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      expected[i] = (byte) bytes[i];
    }
    return Arrays.equals(start, expected);
  }

  private static final class Counted extends FilterInputStream {
    private final LongConsumer listener;
    private long count;

    Counted(InputStream in, LongConsumer listener) {
      super(in);
      this.listener = listener;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        listener.accept(++count);
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        listener.accept(count);
      }
      return read;
    }
  }
}
