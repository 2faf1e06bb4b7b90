package org.barograph.nlp;

/** What emoji and emoticons say, for models that know words only. */
public final class Pictures {

  private Pictures() {}

  /** Whether the token is an emoji or an emoticon; neither letters nor digits alone are. */
  public static boolean is(String token) {
    return !token.isEmpty()
        && (Emoji.is(token.codePointAt(0))
            || (token.length() > 1 && isSign(token.charAt(0)) && Valence.shared().holds(token)));
  }

  private static boolean isSign(char c) {
    return !Character.isLetterOrDigit(c) && c != '@' && c != '#';
  }

  /** Valence in [-1, 1], 0 where no lexicon holds it. */
  public static float valence(String picture) {
    var entry = Valence.shared().of(picture);
    return entry.vader() == 0 ? entry.afinn() : entry.vader();
  }
}
