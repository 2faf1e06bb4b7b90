package org.barograph.nlp.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barograph.nlp.Mood;

/** Reads {@code label<TAB>text} with a header line. */
public final class LabelledPosts {

  /** A post and the mood people gave it. */
  public record Labelled(Mood mood, String text) {

    /** Where the mood stands in arrays of weights: negative, neutral, positive. */
    int index() {
      return switch (mood) {
        case NEGATIVE -> 0;
        case NEUTRAL -> 1;
        case POSITIVE -> 2;
      };
    }
  }

  private LabelledPosts() {}

  /**
   * All posts of the file, in its order.
   *
   * @throws IOException if the file cannot be read or a line is not {@code
   *     negative|neutral|positive<TAB>text}; the message names file, line and value
   */
  public static List<Labelled> read(Path file) throws IOException {
    var posts = new ArrayList<Labelled>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      posts.add(
          new Labelled(
              mood(line.substring(0, Math.max(tab, 0)), file, i + 1), line.substring(tab + 1)));
    }
    return posts;
  }

  private static Mood mood(String label, Path file, int line) throws IOException {
    try {
      return Mood.valueOf(label.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + ":" + line + ": label must be negative, neutral or positive, got '" + label + "'",
          e);
    }
  }
}
