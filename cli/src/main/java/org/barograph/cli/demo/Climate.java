package org.barograph.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How much is said about a brand at a moment, about what, and in which mood. */
final class Climate {

  /** What one mention is about. */
  record Theme(String polarity, String subject, boolean isBreaking) {}

  private static final double NEW_PRODUCT_SHARE = .06;
  private static final double MIXED = .04;

  private final Cast.Brand brand;
  private final PlantedEvent event;
  private final double share;
  private final double negative;
  private final double positive;
  private final double boost;
  private final List<String> subjects = new ArrayList<>();
  private final double[] weights;

  /**
   * @param event null for a quiet brand
   * @param share of the brand in all mentions
   */
  Climate(
      Cast.Brand brand,
      PlantedEvent event,
      double share,
      double negative,
      double positive,
      PhraseBook book,
      SplittableRandom random) {
    this.brand = brand;
    this.event = event;
    this.share = share;
    this.negative = negative;
    this.positive = positive;
    double chance = random.nextDouble();
    this.boost = isOutage() ? 2.3 + 1.2 * chance : 1 + NEW_PRODUCT_SHARE * (19 + 7 * chance);
    // A line there is a subject and its weight.
    List<String> lines = book.scopedTo(brand.id()).phrases("subjects");
    this.weights = new double[lines.size()];
    for (int i = 0; i < weights.length; i++) {
      String[] parts = lines.get(i).split(" ", -1);
      subjects.add(parts[0]);
      weights[i] = Double.parseDouble(parts[1]);
    }
  }

  Cast.Brand brand() {
    return brand;
  }

  boolean isOutage() {
    return event != null && event.kind().equals(PlantedEvent.SENTIMENT_DROP);
  }

  boolean isDown(Instant at) {
    return isOutage() && event.intensity(at) > 0.5;
  }

  /** Mentions against all brands' mentions at peak, event included. */
  double rate(Instant at) {
    return share * Rhythm.at(at, brand.zone()) * (1 + (boost - 1) * intensity(at));
  }

  private double intensity(Instant at) {
    return event == null ? 0 : event.intensity(at);
  }

  Theme theme(Instant at, SplittableRandom random) {
    double intensity = intensity(at);
    double extra = (boost - 1) * intensity;
    boolean byEvent = Draw.chance(random, extra / (1 + extra));
    if (byEvent) {
      return isOutage() ? outage(random) : launch(random);
    }
    String subject = subjects.get(Draw.weighted(random, weights));
    // The anger of an outage colours what else is said.
    double shift = isOutage() ? 0.35 * intensity : 0;
    double bad = negative + (1 - negative) * shift;
    double good = positive * (1 - shift);
    return switch (Draw.weighted(random, bad, good, MIXED, 1 - bad - good - MIXED)) {
      case 0 -> new Theme(Label.NEGATIVE, subject, false);
      case 1 -> new Theme(Label.POSITIVE, subject, false);
      case 2 -> new Theme(Label.MIXED, subject, false);
      default -> new Theme(Label.NEUTRAL, subject, false);
    };
  }

  private static Theme outage(SplittableRandom random) {
    return switch (Draw.weighted(random, .89, .09, .02)) {
      case 0 -> new Theme(Label.NEGATIVE, ScenarioPlan.OUTAGE, true);
      case 1 -> new Theme(Label.NEUTRAL, ScenarioPlan.OUTAGE, true);
      default -> new Theme(Label.POSITIVE, "support", true);
    };
  }

  private static Theme launch(SplittableRandom random) {
    return switch (Draw.weighted(random, .78, .16, .06)) {
      case 0 -> new Theme(Label.POSITIVE, ScenarioPlan.NEW_PRODUCT, true);
      case 1 -> new Theme(Label.NEUTRAL, ScenarioPlan.NEW_PRODUCT, true);
      default -> new Theme(Label.NEGATIVE, ScenarioPlan.NEW_PRODUCT, true);
    };
  }
}
