package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.barograph.jobs.config.BrandConfig;

/**
 * Fits the weights of {@link WordSense} on labelled posts: logistic regression with a ridge of 3,
 * Newton's method. Arguments: the table of brands, then files of labelled posts; a file after
 * {@code --unread} holds names found by exact search. Prints the weights.
 */
public final class WordSenseFit {
  private static final double RIDGE = 3;

  /** Names found by exact search count less than those that a reader judged. */
  private static final double UNREAD = 0.5;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(double[] features, boolean brand, double weight) {}

  private WordSenseFit() {}

  public static void main(String[] args) throws IOException {
    var matcher = BrandMatcher.compile(brands(Path.of(args[0])));
    var rows = new ArrayList<Row>();
    double weight = 1;
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--unread")) {
        weight = UNREAD;
      } else {
        read(matcher, Path.of(args[i]), weight, rows);
      }
    }
    double[] weights = fit(rows);
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

  private static void read(BrandMatcher matcher, Path file, double weight, List<Row> rows)
      throws IOException {
    var json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = json.readTree(line);
      String label = row.path("label").asText();
      if (label.equals("brand") || label.equals("not_brand")) {
        matcher.wordSenses(
            row.path("text").asText(),
            (match, features) -> {
              if (match.brand().equals(row.path("brand").asText())
                  && match.start() < row.path("end").asInt()
                  && match.end() > row.path("start").asInt()) {
                rows.add(new Row(features, label.equals("brand"), weight));
              }
            });
      }
    }
  }

  private static double[] fit(List<Row> rows) {
    int n = rows.get(0).features().length;
    var weights = new double[n];
    for (int round = 0; round < 30; round++) {
      var system = new double[n][n + 1];
      for (int i = 0; i < n; i++) {
        double ridge = i == 0 ? RIDGE / 20 : RIDGE;
        system[i][i] = ridge;
        system[i][n] = ridge * weights[i];
      }
      for (Row row : rows) {
        add(row, weights, system);
      }
      double[] step = solve(system);
      for (int i = 0; i < n; i++) {
        weights[i] -= step[i];
      }
    }
    return weights;
  }

  /** The row's part of the gradient and of the second derivatives. */
  private static void add(Row row, double[] weights, double[][] system) {
    double[] x = row.features();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * weights[i];
    }
    double p = 1 / (1 + Math.exp(-sum));
    double error = row.weight() * (p - (row.brand() ? 1 : 0));
    double curve = row.weight() * p * (1 - p);
    for (int i = 0; i < x.length; i++) {
      system[i][x.length] += error * x[i];
      for (int k = 0; k < x.length; k++) {
        system[i][k] += curve * x[i] * x[k];
      }
    }
  }

  /** Gauss-Jordan; the ridge keeps every pivot away from zero. */
  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int i = 0; i < n; i++) {
      for (int row = 0; row < n; row++) {
        double factor = row == i ? 0 : system[row][i] / system[i][i];
        for (int k = i; k <= n && factor != 0; k++) {
          system[row][k] -= factor * system[i][k];
        }
      }
    }
    var solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = system[i][n] / system[i][i];
    }
    return solution;
  }
}
