package org.barograph.nlp.train;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.nlp.Mood;

/** Reads {@code label<TAB>text}, one post a line; a first line of just that is a header. */
public final class LabelledPosts {

  private static final String HEADER = "label\ttext";
  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST_SHOWN = 40;

  /** A post and the mood people gave it. */
  public record Labelled(Mood mood, String text) {

    /** Where the mood stands in arrays of weights: negative, neutral, positive. */
    public int index() {
      return switch (mood) {
        case NEGATIVE -> 0;
        case NEUTRAL -> 1;
        case POSITIVE -> 2;
      };
    }
  }

  private final Path file;
  private final List<Labelled> posts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private LabelledPosts(Path file) {
    this.file = file;
  }

  /**
   * All posts of the file, in its order.
   *
   * @throws IOException if the file cannot be read, or if lines are not {@code
   *     negative|neutral|positive<TAB>text}; the message has a line for each of the first 20
   *     problems, with file, line and value
   */
  public static List<Labelled> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": must be UTF-8", e);
    }
    var reading = new LabelledPosts(file);
    for (int i = 0; i < lines.size(); i++) {
      boolean isHeader = i == 0 && lines.getFirst().equalsIgnoreCase(HEADER);
      if (!isHeader && !lines.get(i).isEmpty()) {
        reading.read(i + 1, lines.get(i));
      }
    }
    if (!reading.problems.isEmpty()) {
      throw new IOException(reading.message());
    }
    return reading.posts;
  }

  private void read(int number, String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      problem(number, "must be label<TAB>text, got " + quoted(line));
      return;
    }
    Mood mood = mood(line.substring(0, tab));
    if (mood == null) {
      problem(
          number,
          "label must be negative, neutral or positive, got " + quoted(line.substring(0, tab)));
    } else if (line.substring(tab + 1).isBlank()) {
      problem(number, "the text is empty");
    } else {
      posts.add(new Labelled(mood, line.substring(tab + 1)));
    }
  }

  private void problem(int number, String what) {
    problems.add(file + ":" + number + ": " + what);
  }

  private static Mood mood(String label) {
    for (Mood mood : Mood.values()) {
      if (mood.name().equalsIgnoreCase(label)) {
        return mood;
      }
    }
    return null;
  }

  private static String quoted(String value) {
    String shown = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN);
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private String message() {
    if (problems.size() <= MOST_PROBLEMS) {
      return String.join("\n", problems);
    }
    return String.join("\n", problems.subList(0, MOST_PROBLEMS))
        + "\n"
        + file
        + ": and "
        + (problems.size() - MOST_PROBLEMS)
        + " more";
  }
}
