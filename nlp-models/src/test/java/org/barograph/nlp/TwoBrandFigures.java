package org.barograph.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How often the mood about each brand of posts with several is the labelled one. For people. */
final class TwoBrandFigures {

  /** One post with the labelled mood of each brand. */
  record Sample(String text, Map<String, Mood> moods, List<Naming> namings) {}

  /** Parts of one: of the whole post's mood, and of the mood about the brand. */
  record Agreement(int brands, double whole, double clause) {}

  private TwoBrandFigures() {}

  static List<Sample> samples(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(TwoBrandFigures::sample).toList();
  }

  private static Sample sample(String line) {
    String[] cells = line.split("\t", 2);
    Map<String, Mood> moods = new LinkedHashMap<>();
    List<Naming> namings = new ArrayList<>();
    for (String label : cells[0].split(" ", -1)) {
      String brand = label.substring(0, label.indexOf(':'));
      moods.put(brand, Mood.valueOf(label.substring(brand.length() + 1).toUpperCase(Locale.ROOT)));
      var found = Pattern.compile("(?i)[@#]?\\b" + brand + "\\b('s)?").matcher(cells[1]);
      while (found.find()) {
        namings.add(
            new Naming(
                brand,
                cells[1].codePointCount(0, found.start()),
                cells[1].codePointCount(0, found.end())));
      }
    }
    return new Sample(cells[1], moods, namings);
  }

  static Agreement agreement(SentimentModel model, List<Sample> samples, boolean show) {
    int brands = 0;
    int whole = 0;
    int clause = 0;
    for (Sample sample : samples) {
      Scoring all = model.score(sample.text());
      Map<String, Scoring> moods = SubjectMoods.of(model, sample.text(), all, sample.namings());
      for (Map.Entry<String, Mood> label : sample.moods().entrySet()) {
        brands++;
        whole += mood(all) == label.getValue() ? 1 : 0;
        Mood found = mood(moods.get(label.getKey()));
        clause += found == label.getValue() ? 1 : 0;
        if (show && found != label.getValue()) {
          System.out.println(
              label
                  + ", found "
                  + found
                  + " in "
                  + moods.get(label.getKey())
                  + " of "
                  + sample.text());
        }
      }
    }
    return new Agreement(brands, (double) whole / brands, (double) clause / brands);
  }

  private static Mood mood(Scoring scoring) {
    return scoring instanceof Scoring.Scored(Opinion opinion) ? opinion.mood() : Mood.NEUTRAL;
  }

  /** {@code two-brands.tsv [show]}. */
  public static void main(String[] args) throws IOException {
    SentimentModel model = SentimentModels.load("social");
    System.out.println(agreement(model, samples(Path.of(args[0])), args.length > 1));
  }
}
