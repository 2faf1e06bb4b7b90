package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the weights of {@link WordSense} on labelled posts: logistic regression with a ridge of 1,
 * Newton's method. Run it with the folder {@code matching} as its argument; it prints the weights.
 */
public final class WordSenseFit {
  private static final double RIDGE = 1;

  /** Names found by exact search count less than those that a reader judged. */
  private static final double UNREAD = 0.35;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(double[] features, boolean brand, double weight) {}

  private WordSenseFit() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    var matcher = BrandMatcher.compile(MatchingEvaluation.brands(folder.resolve("brands.tsv")));
    var rows = new ArrayList<Row>();
    read(matcher, folder.resolve("ambiguous.jsonl"), 1, rows);
    read(matcher, folder.resolve("untagged_exact.jsonl"), UNREAD, rows);
    double[] weights = fit(rows);
    for (int i = 0; i < weights.length; i++) {
      System.out.printf(Locale.ROOT, "%.2f // %s%n", weights[i], WordSense.NAMES.get(i));
    }
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
              if (MatchingEvaluation.isRight(match, row)) {
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
