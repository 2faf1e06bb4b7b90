package org.barograph.jobs.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.AnnotationEffect;
import org.barograph.jobs.config.AnnotationKind;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.enrich.MentionScorer;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Progress;
import org.barograph.jobs.model.RejectedMatches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is written keeps to the schemas, whatever stands in it. */
class DocumentsTest {

  private static final int ROUNDS = 400;

  private static final BarographConfig CONFIG =
      ConfigLoader.parse(
          """
          brands:
            - {id: acme, name: Acme, aliases: [Acme], time_zone: Asia/Kolkata}
          topics:
            - {id: parcel, name: Parcels, any: [parcel]}
          """,
          "test.yaml");

  private final RandomFacts facts = new RandomFacts(20261122);

  @Test
  void mentionsKeepToTheirSchema() {
    for (int i = 0; i < ROUNDS; i++) {
      assertValid("mention", MentionDocument.json(facts.mention()));
    }
  }

  @Test
  void changesOfMentionsKeepToTheirSchema() {
    for (int i = 0; i < ROUNDS; i++) {
      assertValid("mention-change", MentionRecord.json(facts.change()));
    }
  }

  @Test
  void progressKeepsToItsSchema() {
    assertValid("mention-change", MentionRecord.json(new Progress(0, 4, 1_795_323_600_000L, 0)));
  }

  @Test
  void windowsKeepToTheirSchema() {
    for (int i = 0; i < ROUNDS; i++) {
      assertValid("window", WindowDocument.json(facts.window()));
    }
  }

  @Test
  void whatWasTurnedDownKeepsToItsSchema() {
    var match = new Match("acme", "Acme", "exact", 0.06, 0, 4, List.of("rejected: why not"));
    for (int i = 0; i < ROUNDS; i++) {
      Post post = facts.mention().post();
      assertValid(
          "audit",
          RejectedMatchesDocument.json(
              new RejectedMatches(post, "0123456789ab", List.of(match, match))));
    }
  }

  @Test
  void incidentsKeepToTheirSchema() {
    for (int i = 0; i < ROUNDS; i++) {
      assertValid("incident", IncidentDocument.json(facts.incident()));
    }
  }

  @Test
  void annotationsKeepToTheirSchema() {
    AnnotationConfig annotation =
        new AnnotationConfig(
            "sale",
            AnnotationKind.CAMPAIGN,
            "\u001b[2J<b>",
            "2026-03-01T00:00:00+01:00",
            "2026-03-08T00:00:00Z",
            List.of("b", "a"),
            List.of(),
            AnnotationEffect.SOFTEN);

    byte[] json = AnnotationDocument.json("0123456789ab", annotation, 7);

    assertValid("annotation", json);
    assertThat(new String(json, UTF_8))
        .contains("\"start\":\"2026-02-28T23:00:00.000Z\"", "\"brands\":[\"a\",\"b\"]");
  }

  @Test
  void alertsKeepToTheirSchema() {
    for (int i = 0; i < ROUNDS; i++) {
      assertValid("alert", IncidentDocument.alert(facts.incident()));
    }
  }

  @ParameterizedTest
  @FieldSource("org.barograph.jobs.index.RandomFacts#HOSTILE")
  void deadLettersKeepToTheirSchema(String text) {
    DeadLetter letter =
        new DeadLetter("parse", "not_json", text.repeat(50), text, "posts", 1, 2, text);

    assertValid("dead-letter", DeadLetterRecord.json(letter));
  }

  @Test
  void aDetailIsNotCutWithinASurrogatePair() {
    DeadLetter letter =
        new DeadLetter("parse", "not_json", "x" + "😡".repeat(1_000), "", null, 0, 0, null);

    assertValid("dead-letter", DeadLetterRecord.json(letter));
  }

  /** From the text to the document with the real models. */
  @ParameterizedTest
  @FieldSource("org.barograph.jobs.index.RandomFacts#HOSTILE")
  void whatTheModelsSayKeepsToTheSchema(String text) {
    Post post = post(text + " Acme is terrible, where is my parcel " + text);

    List<EnrichedMention> scored =
        new MentionScorer(CONFIG)
            .score(post, BrandMatcher.compile(CONFIG.brands()).mentionsOf(post));

    assertThat(scored).hasSize(1);
    assertValid("mention", MentionDocument.json(scored.getFirst()));
    assertReadsTheSame(MentionChange.upsert(scored.getFirst(), true));
  }

  /** Detection behind Kafka and detection in a backtest see the same. */
  @Test
  void whatIsHandedOverIsReadAsItWas() {
    for (int i = 0; i < 5 * ROUNDS; i++) {
      assertReadsTheSame(facts.change());
    }
  }

  @Test
  void progressIsReadAsItWas() throws Exception {
    Progress progress = new Progress(3, 4, 1_795_323_600_007L, 1_795_323_659_999L);

    assertThat(MentionRecord.read(MentionRecord.json(progress)))
        .isEqualTo(new MentionRecord.Read(null, null, progress));
  }

  @Test
  void aSignOfLifeIsReadAsItWas() throws Exception {
    Heard heard = new Heard("\"😡\\", 1_795_323_660_000L);

    assertValid("mention-change", MentionRecord.json(heard));
    assertThat(MentionRecord.read(MentionRecord.json(heard)))
        .isEqualTo(new MentionRecord.Read(null, heard, null));
  }

  /** Kafka's producers take a megabyte. */
  @Test
  void theLongestTextOfEmojiStillFitsIntoARecord() {
    EnrichedMention longest =
        new MentionScorer(CONFIG)
            .score(
                post("Acme " + "😡".repeat(99_995)),
                BrandMatcher.compile(CONFIG.brands())
                    .mentionsOf(post("Acme " + "😡".repeat(99_995))))
            .getFirst();

    byte[] record = MentionRecord.json(MentionChange.upsert(longest, true));

    assertThat(record).hasSizeLessThan(500_000);
  }

  @Test
  void equalFactsGiveEqualBytes() {
    assertThat(MentionDocument.json(new RandomFacts(7).mention()))
        .isEqualTo(MentionDocument.json(new RandomFacts(7).mention()));
  }

  @Test
  void theHourIsThatOfTheBrand() {
    Post post = post("Acme");
    EnrichedMention mention =
        new MentionScorer(CONFIG)
            .score(post, BrandMatcher.compile(CONFIG.brands()).mentionsOf(post))
            .getFirst();

    // Half past five in Kolkata, Thursday.
    assertThat(new String(MentionDocument.json(mention), UTF_8))
        .contains("\"time\":{\"hour_of_day\":5,\"day_of_week\":4}");
  }

  private static Post post(String text) {
    return new Post(
        PostOperation.CREATE,
        "hn",
        "1",
        Author.UNKNOWN,
        0,
        0,
        text,
        null,
        null,
        null,
        null,
        null,
        Engagement.NONE,
        1,
        0);
  }

  private static void assertReadsTheSame(MentionChange change) {
    try {
      assertThat(MentionRecord.read(MentionRecord.json(change)).event())
          .isEqualTo(MentionEvent.of(change));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertValid(String schema, byte[] json) {
    String text = new String(json, UTF_8);
    assertThat(Schemas.problems(schema, text)).as("%s", text).isEmpty();
  }
}
