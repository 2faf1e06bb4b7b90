package org.barograph.connectors.posts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a file holds, by its name, or by its first character where the name does not say. */
enum FileFormat {
  NDJSON,
  CSV;

  static FileFormat of(Path file) throws IOException, InvalidMappingException {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".csv")) {
      return CSV;
    }
    int first = firstCharacter(file);
    if (first == '[') {
      throw new InvalidMappingException(
          List.of("the file is a JSON array; one object a line is needed (jq -c '.[]')"));
    }
    boolean namedJson =
        name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json");
    return namedJson || first == '{' || first < 0 ? NDJSON : CSV;
  }

  private static int firstCharacter(Path file) throws IOException {
    try (var text = PostInput.open(file, bytes -> {})) {
      int c = text.read();
      while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        c = text.read();
      }
      return c;
    }
  }
}
