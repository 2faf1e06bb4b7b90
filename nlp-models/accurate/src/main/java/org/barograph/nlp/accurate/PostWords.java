package org.barograph.nlp.accurate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barograph.nlp.Emoji;
import org.barograph.nlp.SafeText;

/**
 * Splits a post into words that the encoder knows: handles become {@code @ user}, hashtags the
 * words they are joined from, emoji their Unicode names, since the encoder's vocabulary has none of
 * them. Part of the model's format: a change needs a new model.
 */
final class PostWords {

  private static final int NONE = -1;

  private final String safe;
  private final List<String> words = new ArrayList<>();
  private boolean afterHandle;
  private int lastEmoji = NONE;

  private PostWords(String safe) {
    this.safe = safe;
  }

  /** Words, numbers and single signs in the order of the text; bounded as {@link SafeText} is. */
  static List<String> of(String text) {
    var split = new PostWords(SafeText.of(text));
    int at = 0;
    while (at < split.safe.length()) {
      at = split.take(at);
    }
    return split.words;
  }

  /** Takes what starts here and returns where it ends. */
  private int take(int at) {
    int codePoint = safe.codePointAt(at);
    int next = at + Character.charCount(codePoint);
    boolean tag = next < safe.length() && isTagPart(safe.codePointAt(next));
    if (codePoint == '@' && tag) {
      return handle(next);
    }
    if (Character.isWhitespace(codePoint)) {
      return next;
    }
    afterHandle = false;
    if (Emoji.is(codePoint)) {
      emoji(codePoint);
      return next;
    }
    lastEmoji = NONE;
    if (codePoint == '#' && tag) {
      int end = endOfTag(next);
      split(safe.substring(next, end));
      return end;
    }
    int end = next;
    while (isWordPart(codePoint) && end < safe.length() && isWordPart(safe.codePointAt(end))) {
      end += Character.charCount(safe.codePointAt(end));
    }
    words.add(safe.substring(at, end));
    return end;
  }

  /** Ten handles in a row say no more than one. */
  private int handle(int from) {
    if (!afterHandle) {
      words.add("@");
      words.add("user");
    }
    afterHandle = true;
    lastEmoji = NONE;
    return endOfTag(from);
  }

  private void emoji(int codePoint) {
    String name = codePoint == lastEmoji ? null : Character.getName(codePoint);
    lastEmoji = codePoint;
    if (name == null) {
      return;
    }
    for (String word : name.toLowerCase(Locale.ROOT).replace('-', ' ').split(" ", -1)) {
      if (!word.equals("sign") && !word.equals("with")) {
        words.add(word);
      }
    }
  }

  /** {@code BestDayEver2016} is four words. */
  private void split(String tag) {
    int from = 0;
    for (int i = 1; i <= tag.length(); i++) {
      if (i == tag.length() || isBorder(tag, i)) {
        String word = tag.substring(from, i).replace("_", "");
        if (!word.isEmpty()) {
          words.add(word);
        }
        from = i;
      }
    }
  }

  private static boolean isBorder(String tag, int at) {
    char before = tag.charAt(at - 1);
    char after = tag.charAt(at);
    boolean lastOfCapitals =
        Character.isUpperCase(before)
            && Character.isUpperCase(after)
            && at + 1 < tag.length()
            && Character.isLowerCase(tag.charAt(at + 1));
    return before == '_'
        || lastOfCapitals
        || (Character.isLowerCase(before) && Character.isUpperCase(after))
        || Character.isDigit(before) != Character.isDigit(after);
  }

  private int endOfTag(int from) {
    int end = from;
    while (end < safe.length() && isTagPart(safe.codePointAt(end))) {
      end += Character.charCount(safe.codePointAt(end));
    }
    return end;
  }

  private static boolean isTagPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || codePoint == '_';
  }

  private static boolean isWordPart(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
