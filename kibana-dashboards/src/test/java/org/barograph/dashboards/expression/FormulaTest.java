package org.barograph.dashboards.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  @Test
  void aShareIsADivisionOfTwoCounts() {
    assertThat(Formula.parse("count(kql='a : \"b\"', shift='previous') / count()"))
        .isEqualTo(
            new Formula.Operation(
                '/',
                new Formula.Call("count", null, new Kql.Is("a", "b"), "previous"),
                new Formula.Call("count", null, null, null)));
  }

  @Test
  void productsBindTighterAndSumsGoFromTheLeft() {
    assertThat(Formula.parse("sum(x.y) - 2 - (3 + 1) * 2"))
        .isEqualTo(
            new Formula.Operation(
                '-',
                new Formula.Operation(
                    '-', new Formula.Call("sum", "x.y", null, null), new Formula.Number(2)),
                new Formula.Operation(
                    '*',
                    new Formula.Operation('+', new Formula.Number(3), new Formula.Number(1)),
                    new Formula.Number(2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "count(",
        "count()/",
        "sum()",
        "cuont()",
        "count(kql='a :')",
        "count(x='y')",
        "1 2",
        "count(kql='a : b)"
      })
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> Formula.parse(text)).isInstanceOf(ExpressionException.class);
  }
}
