package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.nlp.MoodExplainer;
import org.junit.jupiter.api.Test;

class DriverReasonsTest {

  private static final MoodExplainer EXPLAINER =
      text ->
          text.equals("?")
              ? List.of()
              : List.of(
                  new MoodExplainer.Sentence(
                      text, -0.5, List.of(new MoodExplainer.Pull(text, -0.5))));

  @Test
  void driversAreToldByTheirPhrases() {
    var incident = incident(driver("bad service", Polarity.NEGATIVE));
    var explained = new DriverReasons(Optional.of(EXPLAINER)).in(incident);
    assertThat(reasons(explained)).containsExactly(List.of("bad service -0.50"));
    assertThat(explained.incidentId()).isEqualTo(incident.incidentId());
  }

  @Test
  void withoutAnExplainerNothingChanges() {
    var incident = incident(driver("bad service", Polarity.NEGATIVE));
    assertThat(new DriverReasons(Optional.empty()).in(incident)).isSameAs(incident);
  }

  @Test
  void postsWithoutAScoreOrAnExplanationKeepTheirReasons() {
    var incident = incident(driver("hola", Polarity.UNSCORED), driver("?", Polarity.NEGATIVE));
    var explained = new DriverReasons(Optional.of(EXPLAINER)).in(incident);
    assertThat(reasons(explained)).containsExactly(List.of("as scored"), List.of("as scored"));
  }

  private static List<List<String>> reasons(Incident incident) {
    return incident.worst().evidence().drivers().stream().map(d -> d.mention().reasons()).toList();
  }

  private static Evidence.Driver driver(String text, Polarity polarity) {
    var mention =
        new ScoredMention(
            "c|1|a",
            "1",
            "c",
            "x",
            null,
            1,
            false,
            null,
            text,
            null,
            polarity,
            -5000,
            "m-1",
            List.of("as scored"),
            List.of(),
            false,
            false);
    return new Evidence.Driver(mention, 0.5);
  }

  private static Incident incident(Evidence.Driver... drivers) {
    var evidence =
        new Evidence(
            new Evidence.BaselineSpan(0, 1, 1),
            List.of(),
            List.of(drivers),
            new Evidence.Check(0.5, 1),
            new Evidence.Check(0.5, 1));
    var anomaly =
        new Anomaly(
            "a",
            null,
            Anomaly.SENTIMENT_DROP,
            "error",
            0,
            1,
            "negative_share",
            0.7,
            0.3,
            0.5,
            9,
            9,
            1,
            "drop",
            "1",
            List.of("m-1"),
            evidence);
    return Incident.triggered("i", 1, 1, anomaly, "v", 0);
  }
}
