package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How often the rules are right on real posts. Complaints and praise are held against the labels of
 * the airlines' posts. For questions, advice and alternatives nobody has labels: what was found is
 * written to {@code target/intents.tsv}, to be read by a person.
 */
class IntentsOnPostsTest {

  private static final int LABEL = 1;
  private static final int TEXT = 10;

  @Test
  void complaintsAndPraiseAreSaidByPeopleWhoComplainAndPraise() throws IOException {
    Path file = EvaluationData.require("airline/airline_2015-02-16_to_20.csv");
    SentimentModel model = SentimentModels.load("social");
    var found = new TreeMap<String, int[]>();
    List<String> sample = new ArrayList<>();
    for (List<String> post : rows(Files.readString(file))) {
      String text = post.get(TEXT);
      Mood mood =
          model.score(text) instanceof Scoring.Scored(Opinion opinion) ? opinion.mood() : null;
      for (String intent : Intents.of(text, mood)) {
        int[] counts = found.computeIfAbsent(intent, i -> new int[2]);
        counts[0]++;
        boolean right =
            switch (intent) {
              case Intents.COMPLAINT -> post.get(LABEL).equals("negative");
              case Intents.PRAISE -> post.get(LABEL).equals("positive");
              default -> false;
            };
        counts[1] += right ? 1 : 0;
        sample.add(intent + "\t" + text.replaceAll("\\s+", " "));
      }
    }
    for (List<String> post : rows(Files.readString(EvaluationData.require("care/twcs.csv")))) {
      if (post.get(2).equals("True")) {
        for (String intent : Intents.of(post.get(4), null)) {
          sample.add(intent + "\t" + post.get(4).replaceAll("\\s+", " "));
        }
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "intents.tsv"), sample);
    found.forEach((intent, counts) ->
        System.out.printf(
            Locale.ROOT,
            "intents: %s %d found, %d right by label%n",
            intent,
            counts[0],
            counts[1]));

    assertThat(precision(found.get(Intents.COMPLAINT))).isGreaterThan(0.9);
    assertThat(precision(found.get(Intents.PRAISE))).isGreaterThan(0.7);
  }

  private static double precision(int[] counts) {
    return (double) counts[1] / counts[0];
  }

  /** CSV of RFC 4180, without its header. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r' || quoted) {
        cell.append(c);
      }
    }
    rows.removeFirst();
    return rows;
  }
}
