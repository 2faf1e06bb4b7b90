package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.barograph.jobs.config.BrandConfig;

/**
 * Prints the weights of {@link WordSense} as {@link SenseFit} fits them. Arguments: the table of
 * brands, then files of labelled posts; files after a number count so much a post, until the next
 * number: names found by exact search less than those that a reader judged.
 */
public final class WordSenseFit {

  private WordSenseFit() {}

  public static void main(String[] args) throws IOException {
    var fit = new SenseFit(BrandMatcher.compile(brands(Path.of(args[0]))));
    double weight = 1;
    for (String argument : List.of(args).subList(1, args.length)) {
      if (argument.matches("[0-9.]+")) {
        weight = Double.parseDouble(argument);
      } else {
        read(Path.of(argument), weight, fit);
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

  private static void read(Path file, double weight, SenseFit fit) throws IOException {
    var json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = json.readTree(line);
      String label = row.path("label").asText();
      if (label.equals("brand") || label.equals("not_brand")) {
        fit.add(
            row.path("text").asText(),
            row.path("brand").asText(),
            row.path("start").asInt(),
            row.path("end").asInt(),
            label.equals("brand"),
            weight);
      }
    }
  }
}
