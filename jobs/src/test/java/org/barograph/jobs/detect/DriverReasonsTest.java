package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barograph.jobs.model.Evidence;
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
    var evidence = evidence(driver("bad service", Polarity.NEGATIVE));
    var explained = new DriverReasons(Optional.of(EXPLAINER)).in(evidence);
    assertThat(reasons(explained)).containsExactly(List.of("bad service -0.50"));
  }

  @Test
  void withoutAnExplainerNothingChanges() {
    var evidence = evidence(driver("bad service", Polarity.NEGATIVE));
    assertThat(new DriverReasons(Optional.empty()).in(evidence)).isSameAs(evidence);
  }

  @Test
  void postsWithoutAScoreOrAnExplanationKeepTheirReasons() {
    var evidence = evidence(driver("hola", Polarity.UNSCORED), driver("?", Polarity.NEGATIVE));
    var explained = new DriverReasons(Optional.of(EXPLAINER)).in(evidence);
    assertThat(reasons(explained)).containsExactly(List.of("as scored"), List.of("as scored"));
  }

  private static List<List<String>> reasons(Evidence evidence) {
    return evidence.drivers().stream().map(d -> d.mention().reasons()).toList();
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
            "s",
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

  private static Evidence evidence(Evidence.Driver... drivers) {
    return new Evidence(
        new Evidence.BaselineSpan(0, 1, 1),
        List.of(),
        List.of(drivers),
        new Evidence.Check(0.5, 1),
        new Evidence.Check(0.5, 1),
        List.of());
  }
}
