package org.barograph.nlp;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts a text's letters by script and names the language that a script other than Latin stands
 * for.
 */
final class Scripts {

  // One Han sign says as much as a few letters: a Japanese post often holds a brand in Latin
  // letters.
  private static final int HAN_WEIGHT = 3;

  private int latin;
  private int other;
  private int kana;
  private int han;
  private int hangul;
  private int cyrillic;
  private int arabic;
  private UnicodeScript most = UnicodeScript.COMMON;
  private int mostCount;
  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private boolean ukrainian;
  private boolean persian;
  private boolean urdu;

  static Scripts of(CharSequence text) {
    var scripts = new Scripts();
    int at = 0;
    while (at < text.length()) {
      int codePoint = Character.codePointAt(text, at);
      scripts.count(codePoint);
      at += Character.charCount(codePoint);
    }
    return scripts;
  }

  private void count(int codePoint) {
    if (!Character.isLetter(codePoint)) {
      return;
    }
    if (codePoint < 0x80) {
      latin++;
      return;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    switch (script) {
      case LATIN -> latin++;
      case COMMON, INHERITED, UNKNOWN -> {}
      case HIRAGANA, KATAKANA -> {
        kana++;
        other += HAN_WEIGHT;
      }
      case HAN, BOPOMOFO -> {
        han++;
        other += HAN_WEIGHT;
      }
      case HANGUL -> {
        hangul++;
        other += HAN_WEIGHT;
      }
      default -> {
        other++;
        special(script, codePoint);
      }
    }
    if (script != UnicodeScript.LATIN && counts.merge(script, 1, Integer::sum) > mostCount) {
      mostCount = counts.get(script);
      most = script;
    }
  }

  private void special(UnicodeScript script, int codePoint) {
    if (script == UnicodeScript.CYRILLIC) {
      cyrillic++;
      ukrainian |= "іїєґІЇЄҐ".indexOf(codePoint) >= 0;
    } else if (script == UnicodeScript.ARABIC) {
      arabic++;
      urdu |= "ٹڈڑےہں".indexOf(codePoint) >= 0;
      persian |= "پچژگی".indexOf(codePoint) >= 0;
    }
  }

  boolean noLetters() {
    return latin == 0 && other == 0;
  }

  boolean mostlyLatin() {
    return latin > other;
  }

  /**
   * The language of a text that is not mostly Latin. Languages that share a script are told apart
   * only by its own letters.
   */
  String language() {
    if (kana > 0 && han + kana >= hangul) {
      return "ja";
    }
    if (cyrillic > 0 && most == UnicodeScript.CYRILLIC) {
      return ukrainian ? "uk" : "ru";
    }
    if (arabic > 0 && most == UnicodeScript.ARABIC) {
      return urdu ? "ur" : persian ? "fa" : "ar";
    }
    return switch (most) {
      case HAN, BOPOMOFO -> "zh";
      case HANGUL -> "ko";
      case GREEK -> "el";
      case HEBREW -> "he";
      case THAI -> "th";
      case DEVANAGARI -> "hi";
      case BENGALI -> "bn";
      case TAMIL -> "ta";
      case TELUGU -> "te";
      case GUJARATI -> "gu";
      case GURMUKHI -> "pa";
      case KANNADA -> "kn";
      case MALAYALAM -> "ml";
      case SINHALA -> "si";
      case GEORGIAN -> "ka";
      case ARMENIAN -> "hy";
      case ETHIOPIC -> "am";
      case KHMER -> "km";
      case LAO -> "lo";
      case MYANMAR -> "my";
      default -> "und";
    };
  }
}
