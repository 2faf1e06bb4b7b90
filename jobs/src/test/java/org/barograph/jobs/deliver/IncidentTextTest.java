package org.barograph.jobs.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.barograph.connectors.alerts.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentTextTest {

  private final IncidentText text = new IncidentText(States.config(""));

  @Test
  void aPageSaysWhatHowBadSinceWhenWhyAndWhereToLook() {
    Alert alert = text.alert(States.read(States.sample()), "");

    assertThat(alert.headline()).isEqualTo("Acme / Delivery: 67 % negative, normal is 31 %");
    assertThat(alert.subject()).isEqualTo("Acme / Delivery: sentiment drop since 22 Nov 07:00");
    assertThat(alert.status()).isEqualTo("Resolved at 09:00 after 2 hours: back to normal.");
    assertThat(
            alert.facts().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            Observed: 67 % negative (18 mentions by about 17 authors)
            Normal: 31 %; unusual from 55 %
            Since: 22 Nov 07:00 (Europe/Berlin); worst 60 minutes until 07:00
            Confidence: by chance once in 15,849 windows
            Driven by: topic Delivery +30 points
            Largest story: 3 mentions, reach 900: Acme lost my parcel again
            Checks: 65 % negative without suspected bots (17 mentions); 60 % negative without reposts (15 mentions)
            Owner: Acme care
            Rule: sentiment_drop, version 1; model linear@1\
            """);
    assertThat(alert.quotes())
        .containsExactly(
            new Alert.Quote(
                "Acme lost my parcel again 😡",
                "bluesky, @ann.example, negative, because of: lost",
                "https://example.org/3kx2"));
    assertThat(alert.links())
        .extracting(link -> link.name() + " " + link.url())
        .containsExactly(
            "dashboard https://example.org/d",
            "posts https://example.org/p",
            "runbook https://wiki.example/r");
  }

  @ParameterizedTest
  @CsvSource({
    "mentions, 340, 95, 'Acme: 340 mentions, normal is 95'",
    "mentions, 12, 1.2, 'Acme: 12 mentions, normal is 1.2'",
    "mentions, 12345, 1200, 'Acme: 12,345 mentions, normal is 1,200'",
    "negative_share, 0.125, 0.031, 'Acme: 13 % negative, normal is 3.1 %'",
    "silent_minutes, 35, 5, 'Acme: silent for 35 min, normal is 5 min'"
  })
  void theHeadlineHasTheNumbers(
      String statistic, double observed, double expected, String headline) {
    ObjectNode incident = States.sample();
    incident.remove("topic");
    incident.remove("evidence");
    incident.put("statistic", statistic).put("observed", observed).put("expected", expected);

    assertThat(text.alert(States.read(incident), "").headline()).isEqualTo(headline);
  }

  @Test
  void theHeadlineNamesWhatMakesMostOfIt() {
    ObjectNode incident = States.sample();
    incident.remove("topic");

    assertThat(text.alert(States.read(incident), "").headline())
        .isEqualTo("Acme: 67 % negative, normal is 31 %; mostly topic Delivery");
  }

  @Test
  void anAuthorGoesByTheHandleAndNeverByTheId() {
    ObjectNode incident = States.sample();
    var contributions = incident.withObjectProperty("evidence").withArrayProperty("contributions");
    contributions.addObject().put("dimension", "author").put("key", "did:plc:1").put("delta", 0.2);
    contributions.addObject().put("dimension", "author").put("key", "did:plc:2").put("delta", 0.1);

    IncidentState state = States.read(incident);

    assertThat(state.json()).contains("@ann.example").doesNotContain("did:plc");
    assertThat(facts(state))
        .contains(
            "Driven by: topic Delivery +30 points; author @ann.example +20 points;"
                + " one author +10 points");
  }

  private List<String> facts(IncidentState state) {
    return text.alert(state, "").facts().stream()
        .map(fact -> fact.name() + ": " + fact.value())
        .toList();
  }

  @Test
  void whoIsPagedReadsHowToTakeItAndWhoTookIt() {
    assertThat(facts(States.of("a", 1, "triggered")))
        .contains("Acknowledge: ./barograph incidents acknowledge a --by YOU");

    ObjectNode incident = States.sample().put("state", "acknowledged");
    incident
        .withArrayProperty("history")
        .addObject()
        .put("at", "2026-11-22T08:10:30.000Z")
        .put("state", "acknowledged")
        .put("command", "acknowledge")
        .put("by", "ann")
        .put("note", "calling the carrier");
    assertThat(text.alert(States.read(incident), "").status())
        .isEqualTo("Acknowledged at 09:10 by ann: calling the carrier.");
    assertThat(facts(States.read(incident))).noneMatch(fact -> fact.startsWith("Acknowledge"));
  }

  @Test
  void silentChannelsAreNamed() {
    ObjectNode incident =
        States.sample()
            .put("kind", "data_missing")
            .put("statistic", "silent_minutes")
            .put("observed", 35)
            .put("expected", 5)
            .put("n", 0);
    incident.remove("topic");
    incident
        .withObjectProperty("evidence")
        .putArray("contributions")
        .addObject()
        .put("dimension", "channel")
        .put("key", "forum")
        .put("delta", 30)
        .put("share", 1);

    assertThat(text.alert(States.read(incident), "").headline())
        .isEqualTo("Acme: forum silent for 35 min, normal is 5 min");
    assertThat(facts(States.read(incident))).first().isEqualTo("Observed: silent for 35 min");
  }

  @Test
  void aNoteComesFirst() {
    assertThat(text.alert(States.of("a", 1, "triggered"), "Nobody is awake.").status())
        .startsWith("Nobody is awake. Sentiment drop, triggered at ");
  }

  @Test
  void aBrandThatIsNotInTheFileGoesByItsId() {
    ObjectNode incident = States.sample().put("brand", "zyntra").put("topic", "space");

    assertThat(text.alert(States.read(incident), "").headline()).startsWith("zyntra / space: ");
  }

  @Test
  void anIncidentIsSmallHoweverMuchEvidenceItHas() {
    ObjectNode incident = States.sample();
    var drivers = incident.withObjectProperty("evidence").withArrayProperty("drivers");
    var contributions = incident.withObjectProperty("evidence").withArrayProperty("contributions");
    for (int i = 0; i < 5_000; i++) {
      drivers.addObject().put("text", "x".repeat(280)).put("url", "https://a.example/");
      contributions.addObject().put("dimension", "author").put("key", "k" + i).put("delta", 0.1);
    }

    assertThat(States.read(incident).json()).hasSizeLessThan(16_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"schema\":2}",
        "{\"schema\":1}",
        "{\"schema\":1,\"incident\":[]}",
        "{\"schema\":1,\"incident\":{\"state\":\"strange\"}}",
        "so sorry"
      })
  void whatIsNoAlertIsExplained(String record) {
    assertThatThrownBy(() -> IncidentReader.record(record.getBytes(StandardCharsets.UTF_8), 0))
        .isInstanceOf(BadAlertException.class);
  }

  /** A time that cannot be read must not stop the job at every start. */
  @ParameterizedTest
  @ValueSource(strings = {"history", "resolved_at", "severity"})
  void whatCouldNotBeToldIsRefused(String field) {
    ObjectNode incident = States.sample();
    if (field.equals("history")) {
      incident.withArrayProperty("history").addObject().put("at", "soon");
    } else {
      incident.put(field, "soon");
    }

    assertThatThrownBy(() -> IncidentReader.document(incident, 0))
        .isInstanceOf(BadAlertException.class)
        .hasMessageStartingWith(field);
  }

  @Test
  void aDeadLetterCanBeReadBack() throws Exception {
    Dispatch dispatch = new Dispatch("chat", States.of("a", 3, "updated"), "A note.", 0);

    Dispatch read = DeliveryLetter.read(DeliveryLetter.payload(dispatch));

    assertThat(read).isEqualTo(dispatch);
    assertThat(read.idempotencyKey()).isEqualTo(dispatch.idempotencyKey());
  }
}
