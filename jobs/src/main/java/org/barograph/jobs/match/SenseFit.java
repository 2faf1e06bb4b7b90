package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the weights that {@link WordSense} has for all brands: logistic regression with a ridge,
 * Newton's method. Also says how well they judge brands that were not among the labelled posts.
 */
public final class SenseFit {
  private static final double RIDGE = 3;
  private static final int ROUNDS = 30;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(double[] features, boolean isBrand, double weight, double threshold) {}

  /**
   * What weights that know nothing of the brand make of a labelled place.
   *
   * @param probability that the brand is meant
   * @param threshold that the matcher asks of this name
   */
  public record Verdict(String brand, boolean isBrand, double probability, double threshold) {}

  private final BrandMatcher matcher;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  /**
   * Has seen nothing yet.
   *
   * @param matcher of the brands that the labels speak of
   */
  public SenseFit(BrandMatcher matcher) {
    this.matcher = matcher;
  }

  /**
   * Takes a labelled span in; where the matcher needs no model for the name it says nothing.
   *
   * @param start first code point
   * @param end after the last
   * @param isBrand whether the span means the brand
   */
  public void add(String text, String brand, int start, int end, boolean isBrand) {
    add(text, brand, start, end, isBrand, 1, false);
  }

  /**
   * As {@link #add(String, String, int, int, boolean)}.
   *
   * @param weight of the post, 1 for one that a reader judged
   * @param chosen whether the posts were not met by chance but chosen word by word: how often these
   *     words mean a brand says nothing of others, so such posts have a bias of their own
   */
  void add(
      String text,
      String brand,
      int start,
      int end,
      boolean isBrand,
      double weight,
      boolean chosen) {
    matcher.wordSenses(
        text,
        (match, features) -> {
          if (match.brand().equals(brand) && match.start() < end && match.end() > start) {
            double threshold = WordSense.threshold(match.alias(), Lexicon.shipped());
            rows.computeIfAbsent(brand, k -> new ArrayList<>())
                .add(new Row(withChoice(features, chosen), isBrand, weight, threshold));
          }
        });
  }

  private static double[] withChoice(double[] features, boolean chosen) {
    double[] x = Arrays.copyOf(features, features.length + 1);
    x[features.length] = chosen ? 1 : 0;
    return x;
  }

  /** In the order of {@link SenseFeatures#NAMES}. */
  double[] weights() {
    double[] weights = fit(rows.values().stream().flatMap(List::stream).toList());
    return Arrays.copyOf(weights, weights.length - 1);
  }

  /** Each brand's places judged by weights of the other brands' places alone, by brand. */
  public List<Verdict> leaveOneBrandOut() {
    var verdicts = new ArrayList<Verdict>();
    rows.forEach((brand, own) -> {
      double[] weights =
          fit(
              rows.entrySet().stream()
                  .filter(other -> !other.getKey().equals(brand))
                  .flatMap(other -> other.getValue().stream())
                  .toList());
      for (Row row : own) {
        verdicts.add(
            new Verdict(brand, row.isBrand, probability(row.features, weights), row.threshold));
      }
    });
    return verdicts;
  }

  private static double probability(double[] x, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += x[i] * weights[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static double[] fit(List<Row> rows) {
    int n = SenseFeatures.NAMES.size() + 1;
    var weights = new double[n];
    for (int round = 0; round < ROUNDS; round++) {
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
    double p = probability(x, weights);
    double error = row.weight() * (p - (row.isBrand() ? 1 : 0));
    double curve = row.weight() * p * (1 - p);
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) {
        system[i][x.length] += error * x[i];
        for (int k = 0; k < x.length; k++) {
          system[i][k] += curve * x[i] * x[k];
        }
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
