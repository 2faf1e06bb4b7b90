package org.barograph.connectors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "ab,5,ab",
    "abcdef,5,abcd…",
    "'ab cdef',4,ab…",
    "'  a \n\t b  ',9,a b",
    "😡😡😡,2,😡…"
  })
  void aLineIsShortAndOne(String text, int most, String expected) {
    assertThat(Texts.line(text, most)).isEqualTo(expected);
  }

  @Test
  void whatCannotBeSeenIsLeftOut() {
    assertThat(Texts.line("a\u202Eb\u200B\u0007c\uD83D", 10)).isEqualTo("abc\uFFFD");
  }

  @Test
  void nothingIsEmpty() {
    assertThat(Texts.line(null, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x?y=1,true",
    "http://a.example,true",
    "javascript:alert(1),false",
    "data:text/html;x,false",
    "https://user:pw@a.example/,false",
    "'https://a.example/\" onclick=x',false",
    "/relative,false",
    ",false"
  })
  void onlyWebAddressesAreLinks(String url, boolean usable) {
    assertThat(Link.of("x", url).isPresent()).isEqualTo(usable);
  }

  @Test
  void aSecretIsNotShown() {
    Secret secret = new Secret("https://hooks.example/T0/B0/abcdefghij\n");

    assertThat(secret).hasToString("***");
    assertThat(secret.mask("POST https://hooks.example/T0/B0/abcdefghij failed"))
        .isEqualTo("POST *** failed");
    assertThat(secret.mask("no resource /T0/B0/abcdefghij")).isEqualTo("no resource /T0/B0/***");
  }
}
