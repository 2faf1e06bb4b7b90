package org.barograph.nlp;

import java.util.Set;

/**
 * A token and what the features want to know of it.
 *
 * @param shown as it was typed
 * @param form lower case, at most two of the same letter in a row, numbers as {@code 0}, handles as
 *     {@code @user}
 * @param base the form with single letters where the writer lengthened the word ({@code soooo →
 *     so}); else the form
 * @param kind what sort of token
 * @param lengthened a letter stood three times or more in a row
 * @param shouted at least two letters, all of them capitals
 */
record Token(
    String shown, String form, String base, Kind kind, boolean lengthened, boolean shouted) {

  enum Kind {
    WORD,
    HASHTAG,
    HANDLE,
    NUMBER,
    PICTURE,
    PUNCTUATION
  }

  private static final Set<String> NEGATORS =
      Set.of(
          "not",
          "n't",
          "no",
          "never",
          "cannot",
          "neither",
          "nor",
          "nobody",
          "nothing",
          "nowhere",
          "none",
          "without",
          "cant",
          "dont",
          "wont",
          "didnt",
          "doesnt",
          "isnt",
          "wasnt",
          "arent",
          "werent",
          "couldnt",
          "wouldnt",
          "shouldnt",
          "hasnt",
          "havent",
          "hadnt",
          "aint",
          "hardly",
          "barely",
          "nt");

  static Token of(String shown) {
    char first = shown.charAt(0);
    if (first == '@' && shown.length() > 1) {
      return new Token(shown, "@user", "@user", Kind.HANDLE, false, false);
    }
    if (isPlain(shown)) {
      return new Token(shown, shown, shown, Kind.WORD, false, false);
    }
    int letters = 0;
    int capitals = 0;
    int digits = 0;
    boolean lengthened = false;
    boolean picture = false;
    var form = new StringBuilder(shown.length());
    var base = new StringBuilder(shown.length());
    int run = 0;
    int previous = -1;
    for (int at = 0; at < shown.length(); ) {
      int codePoint = shown.codePointAt(at);
      at += Character.charCount(codePoint);
      if (Character.isLetter(codePoint)) {
        letters++;
        capitals += Character.isUpperCase(codePoint) ? 1 : 0;
      } else if (Character.isDigit(codePoint)) {
        digits++;
      } else {
        picture |= Emoji.is(codePoint);
      }
      int lower = Character.toLowerCase(codePoint);
      run = lower == previous ? run + 1 : 1;
      previous = lower;
      boolean letter = Character.isLetter(codePoint);
      if (!letter || run <= 2) {
        form.appendCodePoint(lower);
      }
      if (letter && run == 3) {
        lengthened = true;
        // The second of the run has been kept: "sooo" is "so", and "coool" stays "col" only in the
        // base form.
        base.setLength(base.length() - Character.charCount(lower));
      } else if (!letter || run < 3) {
        base.appendCodePoint(lower);
      }
    }
    if (letters == 0 && digits > 0) {
      return new Token(shown, "0", "0", Kind.NUMBER, false, false);
    }
    Kind kind = kind(first, shown, letters, picture);
    String word = form.toString();
    return new Token(
        shown,
        word,
        lengthened ? base.toString() : word,
        kind,
        lengthened,
        letters > 1 && capitals == letters);
  }

  /** Small letters a to z, none of them three times in a row: nothing to change. Most words are. */
  private static boolean isPlain(String shown) {
    int run = 0;
    char previous = 0;
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      run = c == previous ? run + 1 : 1;
      if (c < 'a' || c > 'z' || run > 2) {
        return false;
      }
      previous = c;
    }
    return true;
  }

  private static Kind kind(char first, String shown, int letters, boolean picture) {
    if (first == '#' && shown.length() > 1) {
      return Kind.HASHTAG;
    }
    if (picture) {
      return Kind.PICTURE;
    }
    return letters > 0 ? Kind.WORD : Kind.PUNCTUATION;
  }

  /**
   * Whether there is anything to judge: a word, a hashtag, an emoji or an emoticon that some
   * lexicon knows.
   */
  boolean carriesMood() {
    return switch (kind) {
      case WORD, HASHTAG, PICTURE -> true;
      case HANDLE, NUMBER -> false;
      case PUNCTUATION -> Valence.shared().holds(form);
    };
  }

  boolean negates() {
    return NEGATORS.contains(form);
  }

  /** Ends the reach of a negator before it. */
  boolean endsClause() {
    return switch (form) {
      case ".", ",", ":", ";", "!", "?", "...", "but", "--" -> true;
      default ->
          kind == Kind.PUNCTUATION
              && (form.startsWith("!") || form.startsWith("?") || form.startsWith(".."));
    };
  }
}
