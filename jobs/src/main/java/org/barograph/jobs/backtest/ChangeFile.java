package org.barograph.jobs.backtest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.model.Progress;

/**
 * What enrichment hands over, one record of the Kafka topic of mentions a line, in any order; read
 * in the order of event time.
 *
 * @param file absolute path
 */
record ChangeFile(String file) implements OneSplitSource.Contents<MentionRecord.Read> {

  private static final long MINUTE = 60_000;

  /** Lets the minute of the last change pass, as a replay's heartbeats do. */
  private static final long AFTER_LAST_MINUTE = 2 * MINUTE;

  private record Line(long eventAt, long offset, int length) {}

  /** From the first record's event time to the last's, epoch milliseconds. */
  record Span(long first, long last) {}

  @Override
  public Iterator<MentionRecord.Read> read() {
    try {
      return new InOrder(new RandomAccessFile(file, "r"), lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException if a line is no such record, or there is none; names the line
   */
  Span span() throws IOException {
    List<Line> lines = lines();
    return new Span(lines.getFirst().eventAt(), lines.getLast().eventAt());
  }

  private List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    long offset = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        byte[] bytes = line.toByteArray();
        lines.add(new Line(eventAt(bytes, lines.size() + 1), offset, bytes.length));
        offset += bytes.length + 1;
        line.reset();
      }
    }
    if (lines.isEmpty()) {
      throw new IOException("there is no mention");
    }
    lines.sort(Comparator.comparingLong(Line::eventAt).thenComparingLong(Line::offset));
    return lines;
  }

  private static long eventAt(byte[] record, int number) throws IOException {
    try {
      return MentionRecord.read(record).eventAt();
    } catch (IOException | RuntimeException e) {
      throw new IOException("line " + number + ": " + e.getMessage(), e);
    }
  }

  /** The records, and a progress after the last one. */
  private static final class InOrder implements Iterator<MentionRecord.Read> {

    private final RandomAccessFile in;
    private final List<Line> lines;
    private int next;

    InOrder(RandomAccessFile in, List<Line> lines) {
      this.in = in;
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      return next <= lines.size();
    }

    @Override
    public MentionRecord.Read next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        if (next == lines.size()) {
          next++;
          in.close();
          return end(lines.getLast().eventAt());
        }
        Line line = lines.get(next++);
        byte[] record = new byte[line.length()];
        in.seek(line.offset());
        in.readFully(record);
        return MentionRecord.read(record);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static MentionRecord.Read end(long last) {
      long at = Math.floorDiv(last, MINUTE) * MINUTE + MINUTE + AFTER_LAST_MINUTE;
      return new MentionRecord.Read(null, null, new Progress(0, 1, 0, at));
    }
  }
}
