package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.config.SenseWeights;

/**
 * Learns {@link SenseWeights}: per brand a logistic regression of two numbers on top of the model
 * for all brands, drawn to 0 where there are few posts (ridge 1, Newton's method).
 */
public final class SenseTrainer {
  private static final double RIDGE = 1;
  private static final int ROUNDS = 20;

  private record Row(double odds, boolean capital, boolean brand) {}

  private final BrandMatcher matcher;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  /**
   * Has seen nothing yet.
   *
   * @param matcher compiled without weights
   */
  public SenseTrainer(BrandMatcher matcher) {
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
    matcher.wordSenses(
        text,
        (match, features) -> {
          if (match.brand().equals(brand) && match.start() < end && match.end() > start) {
            double odds = WordSense.odds(features);
            boolean capital = features[WordSense.CAPITAL] > 0;
            rows.computeIfAbsent(brand, k -> new ArrayList<>())
                .add(new Row(odds, capital, isBrand));
          }
        });
  }

  public SenseWeights train() {
    var brands = new TreeMap<String, SenseWeights.OfBrand>();
    rows.forEach((brand, own) -> brands.put(brand, fit(own)));
    return new SenseWeights(brands);
  }

  private static SenseWeights.OfBrand fit(List<Row> rows) {
    double bias = 0;
    double capital = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double slopeB = RIDGE * bias;
      double slopeC = RIDGE * capital;
      double bb = RIDGE;
      double cc = RIDGE;
      double bc = 0;
      for (Row row : rows) {
        double p = 1 / (1 + Math.exp(-row.odds - bias - (row.capital ? capital : 0)));
        double error = p - (row.brand ? 1 : 0);
        double curve = p * (1 - p);
        slopeB += error;
        bb += curve;
        if (row.capital) {
          slopeC += error;
          cc += curve;
          bc += curve;
        }
      }
      double det = bb * cc - bc * bc;
      bias -= (cc * slopeB - bc * slopeC) / det;
      capital -= (bb * slopeC - bc * slopeB) / det;
    }
    return new SenseWeights.OfBrand(bias, capital, rows.size());
  }
}
