package org.barograph.jobs.backtest;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a {@link SpoolSink} wrote: the last version of each document, as Elasticsearch keeps it. */
final class Spool {

  /** Enough for the time with which every document begins. */
  private static final int TIME_PREFIX = 40;

  private final Path folder;

  Spool(Path folder) {
    this.folder = folder;
  }

  private record Place(Path file, long offset, int length, long version, String order) {}

  /**
   * Writes the documents as JSON lines by time, then id.
   *
   * @return how many there are
   */
  long writeLines(Path target) throws IOException {
    Map<String, Place> latest = new HashMap<>();
    for (Path file : files()) {
      index(file, latest);
    }
    TreeMap<String, Place> ordered = new TreeMap<>();
    latest.values().stream()
        .filter(place -> place.length() >= 0)
        .forEach(place -> ordered.put(place.order(), place));
    Map<Path, RandomAccessFile> open = new HashMap<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (Place place : ordered.values()) {
        RandomAccessFile file = open.computeIfAbsent(place.file(), Spool::open);
        byte[] json = new byte[place.length()];
        file.seek(place.offset());
        file.readFully(json);
        out.write(json);
        out.write('\n');
      }
    } finally {
      for (RandomAccessFile file : open.values()) {
        file.close();
      }
    }
    return ordered.size();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void index(Path file, Map<String, Place> latest) throws IOException {
    long offset = 0;
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        int idLength;
        try {
          idLength = in.readInt();
        } catch (EOFException end) {
          return;
        }
        String id = new String(in.readNBytes(idLength), StandardCharsets.UTF_8);
        long version = in.readLong();
        int length = in.readInt();
        offset += 4 + idLength + 8 + 4;
        byte[] head = in.readNBytes(Math.max(0, Math.min(length, TIME_PREFIX)));
        in.skipNBytes(Math.max(0, length) - head.length);
        Place place =
            new Place(file, offset, length, version, new String(head, StandardCharsets.UTF_8) + id);
        latest.merge(id, place, (old, next) -> next.version() >= old.version() ? next : old);
        offset += Math.max(0, length);
      }
    }
  }

  private static RandomAccessFile open(Path file) {
    try {
      return new RandomAccessFile(file.toFile(), "r");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
