package org.barograph.dashboards.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {

  @Test
  void andBindsTighterThanOrAndNotTightest() {
    assertThat(Kql.parse("a : 1 or not b : \"x y\" and c > 2"))
        .isEqualTo(
            new Kql.Or(
                List.of(
                    new Kql.Is("a", "1"),
                    new Kql.And(
                        List.of(
                            new Kql.Not(new Kql.Is("b", "x y")),
                            new Kql.Compare("c", ">", "2"))))));
  }

  @Test
  void nothingIsEverything() {
    assertThat(Kql.parse("  ")).isEqualTo(new Kql.All());
  }

  @Test
  void listsAndExistenceAreRead() {
    assertThat(Kql.parse("(topics : *) and lang : (en or \"de\")"))
        .isEqualTo(
            new Kql.And(
                List.of(
                    new Kql.Exists("topics"),
                    new Kql.Or(List.of(new Kql.Is("lang", "en"), new Kql.Is("lang", "de"))))));
  }

  @Test
  void quotesMayHoldSignsAndEscapes() {
    assertThat(Kql.parse("text : \"a \\\"b\\\" : (c)\""))
        .isEqualTo(new Kql.Is("text", "a \"b\" : (c)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a :", "a", "a : \"b", "(a : b", "a : b c : d", ": b", "a : b and", "not"})
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> Kql.parse(text)).isInstanceOf(ExpressionException.class);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatThrownBy(() -> Kql.parse("(".repeat(100_000)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("too deep");
  }
}
