package org.barograph.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
  @Test
  void orBindsLooserThanAndLooserThanNear() throws QuerySyntaxException {
    assertThat(QueryParser.parse("a OR b NEAR/2 c AND NOT lang:en"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    phrase("a"),
                    new Query.And(
                        List.of(
                            new Query.Near(phrase("b"), phrase("c"), 2),
                            new Query.Not(new Query.Field(Query.Field.Name.LANG, "en")))))));
  }

  @Test
  void wordsSideBySideMustAllBeThere() throws QuerySyntaxException {
    assertThat(QueryParser.parse("\"a b\" (case:C)"))
        .isEqualTo(new Query.And(List.of(phrase("a b"), new Query.Phrase("C", true))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a OR b           | character 8: a closing bracket is missing",
        "a)                | character 2: a closing bracket without an opening one",
        "a OR              | character 5: ends where a word must come",
        "a AND OR b        | character 7: a word must come here, got OR",
        "a NEAR/x b        | character 8: NEAR/n needs a number from 0 to 50",
        "a NEAR/99 b       | character 10: NEAR/n needs a number from 0 to 50",
        "a NEAR/2 (b c)    | character 15: NEAR needs words, phrases or alternatives of them on"
            + " both sides",
        "\"a               | character 1: a closing quotation mark is missing",
        "...               | character 1: ends where a word must come",
        "NOT a             | character 1: must need a word: it would match posts without any of"
            + " them",
        "a OR lang:en      | character 1: must need a word: it would match posts without any of"
            + " them",
      })
  void mistakeIsSaidWithItsPlace(String query, String message) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> QueryParser.parse("(".repeat(1_000) + "a" + ")".repeat(999)))
        .hasMessageContaining("nested more than 20 deep");
  }

  @Test
  void sizeIsBounded() {
    assertThatThrownBy(() -> QueryParser.parse("a ".repeat(201)))
        .hasMessageContaining("at most 200 words");
  }

  private static Query phrase(String text) {
    return new Query.Phrase(text, false);
  }
}
