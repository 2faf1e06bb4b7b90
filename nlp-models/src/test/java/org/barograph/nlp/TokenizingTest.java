package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good",
        "I can't wait, it's gonna be great!!",
        "Back in Oct. Then we move",
        "Back in Oct. then we move",
        "See you in Oct.",
        "we play at 8 pm EST. He is late",
        "music by Terry G. He ushered in a new era",
        "so . . . what now",
        "the U.S. Air Force, e.g. in Feb.",
        "good:) bad:( <3 #fail @someone w/ 3/4 of it",
        "\"quoted\" (in brackets) [and more] {here}",
        "price is $5.99 or 20% off, call 1-800-555-0199",
        "a <b c='d e'> f <!x y",
        "für Ünsal 😂 naïve",
        ". . .",
        "...",
        "cannot dont gonna gimme"
      })
  void wordsAreThoseOfTheTokenizerOnItsOwn(String text) {
    assertThat(Tokenizing.words(text)).isEqualTo(alone(text));
  }

  @Test
  void textDoesNotSeeTheOneBeforeIt() {
    Tokenizing.words("an open <!tag and <a href='unfinished");
    assertThat(Tokenizing.words("'> fine, thanks.")).isEqualTo(alone("'> fine, thanks."));
  }

  @Test
  void textAfterOneThatWasCutStartsWithItsOwnWords() {
    Tokenizing.words("a, ".repeat(400));
    assertThat(Tokenizing.words("b, c")).containsExactly("b", ",", "c");
  }

  @Test
  void atMostThreeHundredTokensAreKept() {
    assertThat(Tokenizing.words("no, ".repeat(200))).hasSize(300);
  }

  /** A tokenizer of its own for every text, with the options of the model. */
  private static List<String> alone(String text) {
    return new PTBTokenizer<Word>(
            new StringReader(text + " "), new WordTokenFactory(), Lexer.OPTIONS)
        .tokenize().stream().map(Word::word).toList();
  }
}
