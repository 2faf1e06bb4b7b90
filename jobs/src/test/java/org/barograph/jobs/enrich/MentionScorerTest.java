package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Label;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Sentiment;
import org.junit.jupiter.api.Test;

class MentionScorerTest {

  private static final BarographConfig CONFIG =
      ConfigLoader.parse(
          """
          brands:
            - {id: mellow, name: Mellow, aliases: [Mellowtone]}
            - {id: quillo, name: Quillo, aliases: [Quillo]}
          """,
          "test.yaml");

  private static final MentionScorer SCORER = new MentionScorer(CONFIG);
  private static final BrandMatcher MATCHER = BrandMatcher.compile(CONFIG.brands());

  @Test
  void twoBrandsOfOnePostHaveTheirOwnMood() {
    List<EnrichedMention> scored =
        score("😀 I love Quillo, it is wonderful, but Mellowtone is terrible and I hate it");

    assertThat(scored)
        .extracting(m -> m.mention().brand() + " " + m.sentiment().polarity())
        .containsExactly("mellow NEGATIVE", "quillo POSITIVE");
    assertThat(scored.get(0).postSentiment()).isEqualTo(scored.get(1).postSentiment());
  }

  @Test
  void aComparisonTakesSidesAndSaysSo() {
    List<EnrichedMention> scored = score("Quillo is so much better than Mellowtone");

    assertThat(scored)
        .extracting(m -> m.sentiment().polarity())
        .containsExactly(Polarity.NEGATIVE, Polarity.POSITIVE);
    assertThat(scored.getFirst().sentiment().reasons()).containsExactly("comes off worse");
  }

  @Test
  void oneBrandHasTheWholePost() {
    EnrichedMention only = score("I love Quillo, but the weather is terrible").getFirst();

    assertThat(only.sentiment()).isSameAs(only.postSentiment());
  }

  @Test
  void whatAPersonSaidGoesBeforeTheModel() {
    Post post = post("I love Quillo, another great delay");
    Mention mention = MATCHER.mentionsOf(post).getFirst();
    Label label = new Label(Polarity.NEGATIVE, "ann", 7, null);

    EnrichedMention scored = SCORER.score(post, List.of(mention.with(label, null))).getFirst();

    assertThat(scored.sentiment())
        .isEqualTo(new Sentiment(Polarity.NEGATIVE, -1, 1, "label", List.of("labelled by ann")));
    assertThat(scored.postSentiment().polarity()).isEqualTo(Polarity.POSITIVE);
  }

  @Test
  void aLanguageWithoutAModelIsUnscoredForEveryBrand() {
    assertThat(score("Quillo es mucho mejor que Mellowtone, me encanta"))
        .extracting(m -> m.sentiment().polarity())
        .containsExactly(Polarity.UNSCORED, Polarity.UNSCORED);
  }

  @Test
  void aPersonCanScoreWhatNoModelCan() {
    Post post = post("Quillo es una vergüenza, nunca más compro con ellos");
    Mention mention = MATCHER.mentionsOf(post).getFirst();
    Label label = new Label(Polarity.NEGATIVE, "ann", 7, null);

    EnrichedMention scored = SCORER.score(post, List.of(mention.with(label, null))).getFirst();

    assertThat(scored.sentiment().polarity()).isEqualTo(Polarity.NEGATIVE);
    assertThat(scored.postSentiment().polarity()).isEqualTo(Polarity.UNSCORED);
  }

  private static List<EnrichedMention> score(String text) {
    Post post = post(text);
    return SCORER.score(post, MATCHER.mentionsOf(post));
  }

  private static Post post(String text) {
    return new Post(
        PostOperation.CREATE,
        "hn",
        "1",
        Author.UNKNOWN,
        5,
        5,
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
}
