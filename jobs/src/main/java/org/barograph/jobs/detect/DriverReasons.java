package org.barograph.jobs.detect;

import java.util.List;
import java.util.Optional;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.nlp.MoodExplainer;

/**
 * Gives the posts that drive an incident the phrases their mood hangs on, if the model that scored
 * them can tell; else they keep the reasons of their scoring. Not at scoring: there are millions of
 * posts, and a few drivers.
 */
final class DriverReasons {

  private final Optional<MoodExplainer> explainer;

  DriverReasons(Optional<MoodExplainer> explainer) {
    this.explainer = explainer;
  }

  Evidence in(Evidence evidence) {
    return explainer
        .map(e ->
            evidence.withDrivers(evidence.drivers().stream().map(d -> explained(d, e)).toList()))
        .orElse(evidence);
  }

  private static Evidence.Driver explained(Evidence.Driver driver, MoodExplainer explainer) {
    ScoredMention mention = driver.mention();
    if (mention.polarity() == Polarity.UNSCORED || mention.text() == null) {
      return driver;
    }
    List<String> reasons = explainer.reasons(mention.text());
    return reasons.isEmpty()
        ? driver
        : new Evidence.Driver(mention.withReasons(reasons), driver.weight());
  }
}
