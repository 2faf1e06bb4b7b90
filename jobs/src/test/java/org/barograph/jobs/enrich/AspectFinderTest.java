package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.model.Aspects;
import org.barograph.jobs.model.Polarity;
import org.junit.jupiter.api.Test;

class AspectFinderTest {

  private static final AspectFinder FINDER =
      new AspectFinder(
          ConfigLoader.parse(
              """
              brands:
                - {id: one, name: One, aliases: [Onebrand], competitors: [two]}
                - {id: two, name: Two, aliases: [Twobrand]}
                - {id: three, name: Three, aliases: [Threebrand], competitors: [two, one]}
              topics:
                - id: outage
                  name: Outage
                  any: [down]
                  subtopics:
                    - {id: login, name: Login, any: [login]}
                    - {id: app, name: App, all: [app, broken]}
                - {id: price, name: Price, any: [price], subtopics: [{id: fee, name: Fee, any: [fee]}]}
              """,
              "test.yaml"));

  @Test
  void aMentionCountsForItsBrandAndForThoseThatNameItAsACompetitor() {
    assertThat(of("x", "two", List.of()).voiceOf()).containsExactly("one", "three", "two");
    assertThat(of("x", "one", List.of()).voiceOf()).containsExactly("one", "three");
    assertThat(of("x", "three", List.of()).voiceOf()).containsExactly("three");
  }

  @Test
  void aBrandThatIsGoneFromTheConfigurationCountsForItself() {
    assertThat(of("x", "gone", List.of()).voiceOf()).containsExactly("gone");
  }

  @Test
  void subtopicsAreThoseInsideOfTheMentionsTopics() {
    String text = "The login is down, the app is broken, and the fee went up";

    assertThat(of(text, "one", List.of("outage")).subtopics())
        .containsExactly("outage/app", "outage/login");
    assertThat(of(text, "one", List.of()).subtopics()).isEmpty();
  }

  @Test
  void onlyEnglishPostsHaveIntents() {
    String text = "When does Onebrand open on Sunday?";

    assertThat(FINDER.of(FINDER.ofPost(text, true), "one", List.of(), Polarity.NEUTRAL).intents())
        .containsExactly("question");
    assertThat(FINDER.of(FINDER.ofPost(text, false), "one", List.of(), Polarity.NEUTRAL).intents())
        .isEmpty();
  }

  @Test
  void phrasesLeaveOutTheNamesOfTheirOwnBrandOnly() {
    String text = "Onebrand lounge closed";

    assertThat(of(text, "one", List.of()).phrases()).containsExactly("lounge closed");
    assertThat(of(text, "two", List.of()).phrases())
        .containsExactly("lounge closed", "onebrand lounge");
  }

  private static Aspects of(String text, String brand, List<String> topics) {
    return FINDER.of(FINDER.ofPost(text, true), brand, topics, Polarity.NEUTRAL);
  }
}
