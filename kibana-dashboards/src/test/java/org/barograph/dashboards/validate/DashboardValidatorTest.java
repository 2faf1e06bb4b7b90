package org.barograph.dashboards.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataViews;
import org.barograph.dashboards.body.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardValidatorTest {

  private static final DashboardValidator VALIDATOR =
      new DashboardValidator(Style.read(), DataViews.all(), ProjectFields.read());

  @Test
  void ourDashboardsPass() {
    assertThat(VALIDATOR.check(Dashboards.all())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyMutationOfABodyIsRefused(String id) {
    List<String> passed = new ArrayList<>();
    int applied = 0;
    for (Map.Entry<String, Predicate<ObjectNode>> mutation : Mutations.ALL.entrySet()) {
      List<Dashboard> dashboards = Dashboards.all();
      ObjectNode body =
          dashboards.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow().body();
      if (mutation.getValue().test(body)) {
        applied++;
        if (VALIDATOR.check(dashboards).stream().noneMatch(f -> f.dashboard().equals(id))) {
          passed.add(mutation.getKey());
        }
      }
    }
    assertThat(passed).isEmpty();
    assertThat(applied).isGreaterThanOrEqualTo(30);
  }

  /** A sum without the newest reason would be too small, and nobody would see it. */
  @Test
  void thePipelineCountsEveryReasonOfDeadLetters() {
    List<String> reasons =
        ProjectFields.read().names("pipeline").stream()
            .filter(field -> field.startsWith("dead_letters."))
            .toList();
    ObjectNode pipeline =
        Dashboards.all().stream()
            .filter(d -> d.id().equals("barograph-pipeline"))
            .findFirst()
            .orElseThrow()
            .body();

    for (String panel : List.of("dead", "dead-by-reason", "dead-over-time")) {
      ObjectNode alone = pipeline.objectNode();
      pipeline
          .get("panels")
          .valueStream()
          .filter(each -> each.get("id").asText().equals(panel))
          .forEach(alone.putArray("panels")::add);
      assertThat(FieldUses.of(alone, new Faults("x")))
          .extracting(FieldUse::field)
          .as(panel)
          .containsAll(reasons);
    }
  }

  @Test
  void everyMutationSpoilsSomeDashboard() {
    assertThat(Mutations.ALL.entrySet())
        .allMatch(mutation ->
            Dashboards.all().stream().anyMatch(d -> mutation.getValue().test(d.body())));
  }

  @Test
  void twoDashboardsOfOneTitleAreRefused() {
    List<Dashboard> dashboards = Dashboards.all();
    dashboards.get(1).body().put("title", dashboards.get(0).title());

    assertThat(VALIDATOR.check(dashboards))
        .extracting(Fault::message)
        .contains("'Mood now' is the title of barograph-mood, too");
  }

  @Test
  void anIdWithoutOurPrefixIsRefused() {
    List<Dashboard> dashboards =
        Dashboards.all().stream()
            .map(d -> d.id().equals("barograph-mood") ? new Dashboard("mood", d.body()) : d)
            .toList();

    assertThat(VALIDATOR.check(dashboards))
        .extracting(Fault::dashboard)
        .contains("mood", "barograph-topics");
  }

  static Stream<String> ids() {
    return Dashboards.all().stream().map(Dashboard::id);
  }
}
