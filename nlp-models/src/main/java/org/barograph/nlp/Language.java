package org.barograph.nlp;

/**
 * What a text is written in.
 *
 * @param code ISO 639-1, or {@code und} where the text does not say
 * @param english whether the English models may judge it; true for {@code und}, since emoji need no
 *     language
 */
public record Language(String code, boolean english) {

  public static final Language ENGLISH = new Language("en", true);
  public static final Language UNDETERMINED = new Language("und", true);

  static Language of(String code) {
    return code.equals("en") ? ENGLISH : new Language(code, false);
  }
}
