package org.barograph.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log file for an error message: bounded, whatever the server wrote. */
final class LogTail {
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_LINES = 20;
  private static final int MAX_COLUMNS = 300;

  private LogTail() {}

  static String of(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return "";
      }
      List<String> lines = read(file).lines().filter(line -> !line.isBlank()).toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - MAX_LINES))
          .map(line -> "  " + line.substring(0, Math.min(line.length(), MAX_COLUMNS)))
          .collect(Collectors.joining("\n", "\nlast lines of " + file + ":\n", ""));
    } catch (IOException e) {
      return "\ncannot read " + file + ": " + e.getMessage();
    }
  }

  private static String read(Path file) throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(log.length(), MAX_BYTES);
      log.seek(log.length() - length);
      byte[] bytes = new byte[length];
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
