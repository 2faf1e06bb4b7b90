package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.config.BrandConfig;

/**
 * Prints the weights of {@link WordSense} as {@link SenseFit} fits them. Arguments: the table of
 * brands, then files of labelled posts. Files after {@code --unread} hold names found by exact
 * search, those after {@code --chosen} posts that were chosen word by word.
 */
public final class WordSenseFit {
  /** Names found by exact search count less than those that a reader judged. */
  private static final double UNREAD = 0.25;

  /** All places of one chosen word and label together count at most as one. */
  private static final double CHOSEN = 0.5;

  private static final double MOST_OF_A_WORD = 1;

  private WordSenseFit() {}

  public static void main(String[] args) throws IOException {
    var fit = new SenseFit(BrandMatcher.compile(brands(Path.of(args[0]))));
    String sort = "";
    for (String argument : List.of(args).subList(1, args.length)) {
      if (argument.startsWith("--")) {
        sort = argument;
      } else {
        read(Path.of(argument), sort, fit);
      }
    }
    double[] weights = fit.weights();
    for (int i = 0; i < weights.length; i++) {
      System.out.printf(Locale.ROOT, "%.2f // %s%n", weights[i], SenseFeatures.NAMES.get(i));
    }
  }

  private static List<BrandConfig> brands(Path table) throws IOException {
    var brands = new TreeMap<String, Brands>();
    for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      Brands brand = brands.computeIfAbsent(columns[0], Brands::brand);
      if (columns[2].equals("handle")) {
        brand.handles(columns[1]);
      } else {
        brand.aliases(columns[1]);
      }
    }
    return brands.values().stream().map(Brands::build).toList();
  }

  private static void read(Path file, String sort, SenseFit fit) throws IOException {
    var json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    Map<String, Integer> ofWord = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = json.readTree(line);
      String label = row.path("label").asText("brand");
      if (label.equals("brand") || label.equals("not_brand")) {
        rows.add(row);
        ofWord.merge(row.path("brand").asText() + label, 1, Integer::sum);
      }
    }
    for (JsonNode row : rows) {
      String brand = row.path("brand").asText();
      String label = row.path("label").asText("brand");
      boolean chosen = sort.equals("--chosen");
      double weight =
          chosen
              ? Math.min(CHOSEN, MOST_OF_A_WORD / ofWord.get(brand + label))
              : sort.equals("--unread") ? UNREAD : 1;
      fit.add(
          row.path("text").asText(),
          brand,
          row.path("start").asInt(),
          row.path("end").asInt(),
          label.equals("brand"),
          weight,
          chosen);
    }
  }
}
