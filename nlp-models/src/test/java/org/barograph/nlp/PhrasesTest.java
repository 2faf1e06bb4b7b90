package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

  private static final Set<String> ACME = Phrases.wordsOf(List.of("Acme Air", "@acme"));

  @Test
  void neighboursWithContentAreAPhrase() {
    assertThat(Phrases.of("The Boarding app crashed at gate twelve.", ACME))
        .containsExactly("app crashed", "boarding app", "gate twelve");
  }

  @Test
  void neitherNamesNorAddressesNorEmptyWordsAreInOne() {
    assertThat(
            Phrases.of(
                "Acme Air lounge @acme really lounge https://a.example/x y #fail menu", ACME))
        .isEmpty();
  }

  @Test
  void noPhraseReachesOverASentencesEnd() {
    assertThat(Phrases.of("free coffee. broken machine", ACME))
        .containsExactly("broken machine", "free coffee");
  }

  @Test
  void thereAreAtMostEightHoweverLongTheText() {
    String text =
        IntStream.range(0, 50_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

    assertThat(Phrases.of(text, Set.of())).hasSize(8).isSorted();
  }

  @Test
  void aPhraseIsNeverLongerThanItsField() {
    assertThat(Phrases.of("x".repeat(40) + " " + "y".repeat(40), Set.of())).isEmpty();
  }
}
