package org.barograph.nlp;

import java.util.Locale;

/**
 * Tells whether the English models may judge a text. Scripts and function words decide the clear
 * cases in microseconds; only in doubt is lingua asked, and only then are its models loaded.
 */
public final class LanguageGate {

  private static final LanguageGate SHARED = new LanguageGate();

  private static final double CERTAIN_ENGLISH = 1;
  private static final double CERTAIN_FOREIGN = 1.5;
  // English has é in café; no more than a hint.
  private static final double FOREIGN_LETTER = 0.5;
  // Trigrams of "smh" or "Nike" point anywhere.
  private static final int TOO_SHORT = 5;

  private LanguageGate() {}

  public static LanguageGate shared() {
    return SHARED;
  }

  /** Loads lingua's models now instead of at the first doubt: about a second, some 30 MB. */
  public void warmUp() {
    var unused = LatinDoubt.decide("lorem ipsum dolor", false, "");
  }

  /**
   * Never throws; the text is cut to 1,000 characters.
   *
   * @param hintOrNull the language that the source claims, which only breaks ties
   */
  public Language detect(String text, String hintOrNull) {
    var plain = PlainWords.of(SafeText.of(text));
    var scripts = Scripts.of(plain.text());
    if (scripts.noLetters()) {
      return Language.UNDETERMINED;
    }
    if (!scripts.mostlyLatin()) {
      return new Language(scripts.language(), false);
    }
    var evidence = FunctionWords.shared().weigh(plain.words());
    double foreign = evidence.best() + FOREIGN_LETTER * plain.foreignLetters();
    if (evidence.english() >= CERTAIN_ENGLISH && evidence.english() >= 2 * foreign) {
      return Language.ENGLISH;
    }
    if (evidence.best() >= CERTAIN_FOREIGN && evidence.best() >= 2 * evidence.english()) {
      return Language.of(evidence.language());
    }
    String hint = hint(hintOrNull);
    if (foreign == 0) {
      // One such word may be borrowed: "mera refund", "super worth it talaga".
      long moodWords = plain.words().stream().filter(LanguageGate::isMoodWord).count();
      if (2 * moodWords >= plain.words().size()) {
        return Language.ENGLISH;
      }
      if (plain.text().length() <= TOO_SHORT) {
        return hint.isEmpty() ? Language.UNDETERMINED : Language.of(hint);
      }
    }
    return LatinDoubt.decide(plain.text(), foreign > 0, hint);
  }

  private static boolean isMoodWord(String word) {
    return word.length() > 2 && Valence.shared().holds(word);
  }

  /** ISO 639-1 in lower case; empty for none. Twitter's old codes are put right. */
  private static String hint(String hintOrNull) {
    if (hintOrNull == null || hintOrNull.length() < 2) {
      return "";
    }
    String code = hintOrNull.substring(0, 2).toLowerCase(Locale.ROOT);
    boolean subtag =
        hintOrNull.length() == 2 || hintOrNull.charAt(2) == '-' || hintOrNull.charAt(2) == '_';
    return switch (code) {
      case "iw" -> "he";
      case "in" -> "id";
      default -> subtag ? code : "";
    };
  }
}
