package org.barograph.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of labelled posts, one JSON object a line. */
final class LabelledPosts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelledPosts() {}

  /**
   * In the file's order.
   *
   * @throws IOException if a line is no JSON object with a text; it names the line
   */
  static List<LabelledPost> read(Path file) throws IOException {
    var rows = new ArrayList<LabelledPost>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(LabelledPost.of(parse(lines.get(i), file + ":" + (i + 1))));
      }
    }
    return rows;
  }

  private static JsonNode parse(String line, String place) throws IOException {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException(place + ": not JSON: " + e.getOriginalMessage(), e);
    }
    if (!row.path("text").isTextual()) {
      throw new IOException(place + ": needs a text");
    }
    return row;
  }
}
