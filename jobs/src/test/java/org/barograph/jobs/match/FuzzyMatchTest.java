package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.match.Brands.brand;

import org.barograph.jobs.model.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyMatchTest {
  private static final BrandMatcher MATCHER =
      Brands.matcher(
          brand("velmorix", "Velmorix")
              .handles("velmorix")
              .exclusions("Velmorex", "Velmorix Valley"),
          brand("kestrova", "Kestrova Airways", "Kestrova Air"),
          brand("qantrel", "Qantrel"),
          brand("vexxo", "Vexxo"),
          brand("anchor", "Anchor").handles("anchor_help"));

  @ParameterizedTest
  @CsvSource({
    "velmroix, velmorix, swapped letters",
    "velmorrix, velmorix, a doubled letter",
    "vlmorix, velmorix, a dropped vowel",
    "velmirix, velmorix, a neighbouring key",
    "velmoriks, velmorix, the same sound",
    "VELMROIX, velmorix, in capitals",
    "Kestrova Airwais, kestrova, one word of several",
    "Kestrovva Airways, kestrova, the other word",
    "kantrel, qantrel, another first letter with the same sound",
    "vexo, vexxo, a short name with a letter single",
    "vxexo, vexxo, a short name with letters swapped",
  })
  void findsTheMisspelling(String written, String brand, String why) {
    var matches = MATCHER.match("I flew with " + written + " to my sister last week");
    assertThat(matches).as(why).extracting(Match::brand).containsExactly(brand);
    assertThat(matches.get(0).kind()).isEqualTo("misspelled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I saw a velvet there",
        "a short name takes no wrong letter: vexxa",
        "another beginning is another name: delmorix",
        "a person of that name: Rhonda Quinn",
        "too far: velamarixos",
        "an exclusion is no misspelling: Velmorex",
        "an everyday word has no misspellings: ancor anchors ancohr",
        "in somebody's handle: @velmroix",
        "in a link: https://example.org/velmroix",
        "model numbers: velmroix7",
      })
  void findsNothing(String text) {
    assertThat(MATCHER.match(text)).isEmpty();
  }

  @Test
  void misspellingIsLessSureThanTheName() {
    var name = MATCHER.match("with velmorix today").get(0);
    var slip = MATCHER.match("with velmroix today").get(0);
    assertThat(slip.confidence()).isBetween(0.5, name.confidence() - 0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "vеlmоrix, look-alikes of another script",
    "v3lm0rix, digits for letters",
    "velmor!x, a sign for a letter",
    "velmoooorix, a letter drawn out",
    "velm*rix, a letter masked",
    "v e l m o r i x, spaced out",
    "velm\u200borix, an invisible space",
    "velm\u00adorix, a soft hyphen",
    "𝐯𝐞𝐥𝐦𝐨𝐫𝐢𝐱, mathematical letters",
    "ⓥⓔⓛⓜⓞⓡⓘⓧ, circled letters",
  })
  void findsTheDisguisedName(String written, String how) {
    var matches = MATCHER.match("I flew with " + written + " to my sister");
    assertThat(matches).as(how).extracting(Match::kind).containsExactly("obfuscated");
    assertThat(BrandMatcherTest.surface("I flew with " + written + " to my sister", matches.get(0)))
        .isEqualTo(written);
  }

  @Test
  void accentsDoNotHideAName() {
    var matches = MATCHER.match("with Vélmorix today");
    assertThat(matches).extracting(Match::kind).containsExactly("exact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wholly foreign: вельморикс",
        "numbers: 1234567",
        "v*l*o*i*",
        "an everyday word: anchoooor",
        "an everyday word: anch*r",
        "disguised in an exclusion: v3lmorix valley"
      })
  void doesNotSeeADisguiseEverywhere(String text) {
    assertThat(MATCHER.match(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#ilovevelmorix",
        "#VelmorixSucks",
        "#velmorix2026",
        "#thanks_velmorix",
        "#velmroix",
        "#Velmorixs",
        "#anchorsucks",
        "#AnchorCustomerService"
      })
  void findsTheNameInAHashtag(String hashtag) {
    var matches = MATCHER.match("so late " + hashtag + " again");
    assertThat(matches).hasSize(1);
    assertThat(matches.get(0).start()).isEqualTo(8 + (hashtag.equals("#velmroix") ? 1 : 0));
    assertThat(matches.get(0).end()).isEqualTo(8 + hashtag.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#cherryanchor",
        "#anchorrow",
        "#velmorixvalley",
        "#VelmorixValleyRun",
        "#savexxon",
        "#2026"
      })
  void findsNothingInAHashtag(String hashtag) {
    assertThat(MATCHER.match("so late " + hashtag + " again")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anchor says profit fell, and so did Velmorix shares",
        "bought it from Anchor and paid Velmorix for the trip",
        "my Anchor order is late",
      })
  void everydayWordWithTheSignsOfABrandIsOne(String text) {
    assertThat(MATCHER.match(text)).extracting(Match::brand).contains("anchor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "we walked through the old anchor",
        "there is an anchor behind it",
        "the anchors are made of iron"
      })
  void everydayWordAloneIsNoBrand(String text) {
    assertThat(MATCHER.match(text)).isEmpty();
  }
}
