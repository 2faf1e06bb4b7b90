package org.barograph.connectors.posts;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A file of posts in the order of their event time: NDJSON of canonical posts, whose bytes pass
 * through untouched, or CSV, whose columns are mapped onto them; either may be packed with gzip.
 *
 * <p>It never judges a record. One that is unreadable or has no time stays where it stood, behind
 * the record before it, for the job to keep as a dead letter. Records wait in a temporary file, so
 * the heap holds at most 24 bytes for each.
 */
public final class PostFile implements Closeable {
  private final JsonFactory json = new JsonFactory();
  private final PostSpool spool = new PostSpool();
  private final LongColumn times = new LongColumn();
  private final LongColumn offsets = new LongColumn();
  private int timeless;
  private long cut;
  private EventOrder order;

  private PostFile() throws IOException {}

  /**
   * Reads the whole file, so that whatever is wrong with it is known before anything is sent.
   *
   * @throws InvalidMappingException if the settings do not fit the file; names all problems
   * @throws IOException if it cannot be read; names the file and, where there is one, the line
   */
  public static PostFile open(Path file, ReadSettings settings)
      throws IOException, InvalidMappingException {
    var posts = new PostFile();
    try {
      posts.read(file, settings);
      return posts;
    } catch (InvalidMappingException e) {
      posts.close();
      throw new InvalidMappingException(
          e.problems().stream().map(problem -> file + ": " + problem).toList());
    } catch (IOException e) {
      posts.close();
      throw new IOException(file + ": " + reason(e), e);
    }
  }

  /** How many records there are, readable or not. */
  public int size() {
    return order.size();
  }

  /** Event time of the first record; 0 if there is none. */
  public long firstEventAt() {
    return size() == 0 ? 0 : times.get(order.at(0));
  }

  /** Event time of the last record; 0 if there is none. */
  public long lastEventAt() {
    return size() == 0 ? 0 : times.get(order.at(size() - 1));
  }

  /** Whether the file was out of order. */
  public boolean wasSorted() {
    return !order.wasSorted();
  }

  /** How many records have no readable time, unreadable ones included. */
  public int timeless() {
    return timeless;
  }

  /** How many records exceeded {@value RawRecords#MAX_BYTES} bytes and were cut there. */
  public long cut() {
    return cut;
  }

  /** From the first record on; one iterator at a time. May throw {@link UncheckedIOException}. */
  public Iterator<PostRecord> records() {
    return new Iterator<>() {
      private int place;

      @Override
      public boolean hasNext() {
        return place < size();
      }

      @Override
      public PostRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int position = order.at(place++);
        try {
          return spool.read(offsets.get(position), times.get(position));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }

  private void read(Path file, ReadSettings settings) throws IOException, InvalidMappingException {
    var format = FileFormat.of(file);
    if (format == FileFormat.NDJSON) {
      rejectCsvSettings(settings);
    }
    try (var text = PostInput.open(file, settings.bytesRead())) {
      cut =
          switch (format) {
            case NDJSON -> JsonLines.read(text, this::add);
            case CSV -> CsvRows.read(text, settings.mapping(), settings.timeFormat(), this::add);
          };
    }
    order = EventOrder.of(times);
  }

  private void add(byte[] record, long line) throws IOException {
    var summary = PostSummary.of(json, record);
    offsets.add(spool.append(summary, record, line));
    int before = times.size() - 1;
    if (summary.eventAt().isPresent()) {
      long time = summary.eventAt().getAsLong();
      // Nothing stands before the first records: those without a time take the first one known.
      for (int i = 0; i <= before && timeless == before + 1; i++) {
        times.set(i, time);
      }
      times.add(time);
    } else {
      timeless++;
      times.add(before < 0 ? 0 : times.get(before));
    }
  }

  private static void rejectCsvSettings(ReadSettings settings) throws InvalidMappingException {
    var problems = new ArrayList<String>();
    if (settings.mapping() != null) {
      problems.add("--map is for CSV, and this is NDJSON of canonical posts");
    }
    if (settings.timeFormat() != null) {
      problems.add("--time-format is for CSV, and this is NDJSON, whose times are RFC 3339");
    }
    if (!problems.isEmpty()) {
      throw new InvalidMappingException(problems);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "may not be read (permission denied)";
      case EOFException truncated -> "ends too early: " + truncated.getMessage();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
