package org.barograph.cli.eval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barograph.nlp.Mood;

/**
 * Reads {@code label<TAB>text} below a header line. Nothing is quoted: the text is everything after
 * the first tab.
 */
final class LabelledMoods {
  private static final int MAX_PROBLEMS = 100;

  /** A post and the mood that people gave it. */
  record Row(Mood label, String text) {}

  private final Path file;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private LabelledMoods(Path file) {
    this.file = file;
  }

  /**
   * All rows, in their order.
   *
   * @throws IOException with every problem of the file, each a line that begins with {@code
   *     file:line}
   */
  static List<Row> read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
    var reading = new LabelledMoods(file);
    reading.lines(bytes);
    reading.finish();
    return reading.rows;
  }

  /** Only line feeds end a line: a text may hold any other sign. */
  private void lines(byte[] bytes) {
    int number = 0;
    for (int from = 0; from < bytes.length; ) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
      line(++number, ByteBuffer.wrap(bytes, from, last - from));
      from = end + 1;
    }
  }

  private void line(int number, ByteBuffer bytes) {
    String line;
    try {
      line = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      problem(number, "is not UTF-8");
      return;
    }
    int tab = line.indexOf('\t');
    if (number == 1) {
      header(line, tab);
    } else if (tab < 0) {
      problem(number, "must be label<TAB>text, there is no tab");
    } else {
      mood(line.substring(0, tab))
          .ifPresentOrElse(
              label -> rows.add(new Row(label, line.substring(tab + 1))),
              () ->
                  problem(
                      number,
                      "label must be negative, neutral or positive (or 0, 1, 2), got "
                          + quoted(line.substring(0, tab))));
    }
  }

  private void header(String line, int tab) {
    if (tab < 0) {
      problem(1, "must be the header label<TAB>text, there is no tab");
    } else if (mood(line.substring(0, tab)).isPresent()) {
      problem(1, "must be the header label<TAB>text, not the first post");
    }
  }

  private static Optional<Mood> mood(String label) {
    return switch (label.strip().toLowerCase(Locale.ROOT)) {
      case "negative", "0" -> Optional.of(Mood.NEGATIVE);
      case "neutral", "1" -> Optional.of(Mood.NEUTRAL);
      case "positive", "2" -> Optional.of(Mood.POSITIVE);
      default -> Optional.empty();
    };
  }

  private static String quoted(String label) {
    var shown = label.codePoints().filter(c -> !Character.isISOControl(c)).limit(40);
    return "'"
        + shown.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        + "'";
  }

  private void problem(int line, String message) {
    problems.add(file + ":" + line + ": " + message);
  }

  private void finish() throws IOException {
    if (problems.isEmpty() && rows.isEmpty()) {
      problem(1, "holds no labelled post");
    }
    if (!problems.isEmpty()) {
      int more = problems.size() - MAX_PROBLEMS;
      var shown = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
      if (more > 0) {
        shown.add(file + ": ... and " + more + " more problems");
      }
      throw new IOException(String.join("\n", shown));
    }
  }
}
