package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns {@link ContextWeights} without a label: what stands around names that mean nothing but
 * their brand, against what stands around everyday words and names of people. Arguments: the table
 * of brands, then files of posts (JSON lines with a text, or label and text between tabs). Prints
 * the weights. No name of the table is among the words that get one.
 */
public final class ContextFit {
  private static final int MOST_OF_A_BRAND = 80;
  private static final int LEAST = 6;
  private static final double RIDGE = 1;
  private static final int ROUNDS = 300;

  private final Lexicon lexicon = Lexicon.shipped();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Integer> ofBrand = new HashMap<>();
  private final List<Set<String>> places = new ArrayList<>();
  private final List<Boolean> brands = new ArrayList<>();
  private final Random random = new Random(3);

  private ContextFit() {}

  public static void main(String[] args) throws IOException {
    var fit = new ContextFit();
    fit.readNames(Path.of(args[0]));
    var texts = new LinkedHashSet<String>();
    for (int i = 1; i < args.length; i++) {
      for (String line : Files.readAllLines(Path.of(args[i]))) {
        boolean json = line.startsWith("{");
        texts.add(
            json
                ? new ObjectMapper().readTree(line).path("text").asText()
                : line.substring(line.indexOf('\t') + 1));
      }
    }
    var shuffled = new ArrayList<>(texts);
    java.util.Collections.shuffle(shuffled, fit.random);
    shuffled.forEach(fit::read);
    fit.print();
  }

  private void readNames(Path table) throws IOException {
    for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      for (String name : List.of(columns[0], columns[1])) {
        kept.add(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
      }
      String alias = columns[1].toLowerCase(Locale.ROOT);
      if (columns[2].equals("name") && columns[3].equals("0") && alias.matches("[a-z]{4,}")) {
        int level = lexicon.level(alias);
        if (level == Lexicon.UNKNOWN || level >= 50) {
          names.put(alias, columns[0]);
        }
      }
    }
  }

  private void read(String post) {
    FoldedText text = FoldedText.of(post);
    var around = new Surroundings(text, lexicon, ContextWeights.shipped());
    List<Zone> zones = ZoneScanner.scan(text, Set.of());
    for (int at = around.anyWordAfter(0); at >= 0; ) {
      int end = around.wordEnd(at);
      int from = at;
      if (zones.stream().noneMatch(z -> z.from() <= from && from < z.to())) {
        read(text, around, from, end);
      }
      at = around.anyWordAfter(end);
    }
  }

  private void read(FoldedText text, Surroundings around, int from, int to) {
    String word = text.substring(from, to);
    String brand = names.get(word);
    if (brand != null) {
      if (ofBrand.merge(brand, 1, Integer::sum) <= MOST_OF_A_BRAND) {
        add(around, from, to, true);
      }
    } else if (!kept.contains(word) && word.length() > 2) {
      boolean capital = text.isUpper(from);
      int level = lexicon.level(word);
      boolean person = capital && level > 35 && lexicon.isPersonName(word);
      boolean everyday = level >= 10 && level <= 50 && (level > 10 || word.length() > 4);
      double share = person ? 0.35 : everyday ? capital ? 0.1 : 0.03 : 0;
      if (random.nextDouble() < share) {
        add(around, from, to, false);
      }
    }
  }

  private void add(Surroundings around, int from, int to, boolean brand) {
    var found = new HashSet<String>();
    note(found, "before", around, around.wordBefore(from));
    note(found, "after", around, around.wordAfter(to));
    int left = from;
    int right = to;
    for (int i = 0; i < 5; i++) {
      left = left <= 0 ? -1 : around.anyWordBefore(left);
      note(found, "near", around, left);
      int next = right < 0 ? -1 : around.anyWordAfter(right);
      note(found, "near", around, next);
      right = next < 0 ? -1 : around.wordEnd(next);
    }
    int at = around.anyWordAfter(0);
    for (int i = 0; i < 150 && at >= 0; i++) {
      if (at != from) {
        note(found, "post", around, at);
      }
      at = around.anyWordAfter(around.wordEnd(at));
    }
    places.add(found);
    brands.add(brand);
  }

  private void note(Set<String> found, String place, Surroundings around, int at) {
    String word = around.word(at);
    int level = lexicon.level(word);
    boolean far = place.equals("near") || place.equals("post");
    boolean common = level > 0 && level <= 70 && !(lexicon.isPersonName(word) && level > 35);
    if (common && !kept.contains(word) && (!far || word.length() > 2)) {
      found.add(place + " " + word);
    }
  }

  private void print() {
    var counts = new TreeMap<String, Integer>();
    places.forEach(found -> found.forEach(f -> counts.merge(f, 1, Integer::sum)));
    counts.values().removeIf(n -> n < LEAST);
    var features = new ArrayList<>(counts.keySet());
    var numbers = new HashMap<String, Integer>();
    features.forEach(f -> numbers.put(f, numbers.size()));
    int[][] rows = new int[places.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          places.get(i).stream()
              .filter(numbers::containsKey)
              .mapToInt(numbers::get)
              .sorted()
              .toArray();
    }
    double[] weights = fit(rows, features.size());
    System.err.printf(
        "%d places of names, %d of words, %d features%n",
        brands.stream().filter(b -> b).count(),
        brands.stream().filter(b -> !b).count(),
        features.size());
    for (String place : List.of("after", "before", "near", "post")) {
      System.out.println("=" + place);
      for (String feature : features) {
        double weight = weights[numbers.get(feature)];
        if (feature.startsWith(place + " ") && Math.abs(weight) >= 0.05) {
          System.out.printf(
              Locale.ROOT, "%s %.2f%n", feature.substring(place.length() + 1), weight);
        }
      }
    }
  }

  /** Logistic regression with a ridge, both classes of the same weight (Adam, full batches). */
  private double[] fit(int[][] rows, int n) {
    long positive = brands.stream().filter(b -> b).count();
    double lighter = (double) positive / (rows.length - positive);
    var w = new double[n + 1];
    var mean = new double[n + 1];
    var square = new double[n + 1];
    for (int round = 0; round < ROUNDS; round++) {
      var slope = new double[n + 1];
      for (int j = 0; j < n; j++) {
        slope[j] = RIDGE * w[j];
      }
      for (int i = 0; i < rows.length; i++) {
        double sum = w[n];
        for (int j : rows[i]) {
          sum += w[j];
        }
        double p = 1 / (1 + Math.exp(-sum));
        double error = brands.get(i) ? p - 1 : lighter * p;
        for (int j : rows[i]) {
          slope[j] += error;
        }
        slope[n] += error;
      }
      double step = round < ROUNDS / 2 ? 0.05 : 0.01;
      for (int j = 0; j <= n; j++) {
        mean[j] = 0.9 * mean[j] + 0.1 * slope[j];
        square[j] = 0.99 * square[j] + 0.01 * slope[j] * slope[j];
        w[j] -= step * mean[j] / (Math.sqrt(square[j]) + 1e-6);
      }
    }
    return Arrays.copyOf(w, n);
  }
}
