package org.barograph.cli.backtest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.barograph.cli.UsageException;
import org.barograph.jobs.backtest.ChangeRecords;

/** Mention documents of a file, one a line, plain or gzip. */
public final class MentionFile {

  private static final int GZIP_MAGIC = 0x1f8b;

  private MentionFile() {}

  /**
   * Writes the records that they stand for.
   *
   * @return how many
   * @throws UsageException if a line is no mention document; names it
   */
  public static long toChanges(Path mentions, Path changes) throws IOException {
    long number = 0;
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(open(mentions), StandardCharsets.UTF_8));
        OutputStream out = Files.newOutputStream(changes)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          out.write(record(line, "--mentions: " + mentions + ":" + number + ": "));
          out.write('\n');
        }
      }
    }
    return number;
  }

  private static byte[] record(String line, String where) {
    try {
      return ChangeRecords.ofDocument(line);
    } catch (IOException e) {
      throw new UsageException(where + e.getMessage().lines().findFirst().orElse("not JSON"));
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
