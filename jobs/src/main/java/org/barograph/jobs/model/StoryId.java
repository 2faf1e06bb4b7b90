package org.barograph.jobs.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which story a post tells: reposts and near-identical posts share one, whatever their channel. Of
 * a text that says enough, its first letters and digits, without case, addressees, tags, links and
 * punctuation; of a short one, the post that it repeats: "Acme is down" by a hundred people is
 * their own word each.
 */
public final class StoryId {

  /** Letters from which on two people do not write the same by chance. */
  private static final int MIN_LETTERS = 40;

  /** Reposts are cut at the end, and links and tags are added there. */
  private static final int LETTERS = 60;

  private static final int BYTES = 8;

  private StoryId() {}

  /**
   * 16 hex digits.
   *
   * @param repostOf null for an original post
   */
  public static String of(String channel, String postId, String repostOf, String text) {
    String letters = letters(text);
    if (letters.codePointCount(0, letters.length()) >= MIN_LETTERS) {
      return hash("text:" + letters);
    }
    return hash(channel + ":" + (repostOf == null ? postId : repostOf));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    int count = 0;
    int at = 0;
    while (at < text.length() && count < LETTERS) {
      int end = endOfWord(text, at);
      if (!isAddress(text, at, end) && !(letters.isEmpty() && isRepostMark(text, at, end))) {
        for (int i = at; i < end && count < LETTERS; ) {
          int c = text.codePointAt(i);
          if (Character.isLetterOrDigit(c)) {
            letters.appendCodePoint(Character.toLowerCase(c));
            count++;
          }
          i += Character.charCount(c);
        }
      }
      at = end + 1;
    }
    return letters.toString();
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAddress(String text, int from, int end) {
    return (from < end && (text.charAt(from) == '@' || text.charAt(from) == '#'))
        || text.regionMatches(true, from, "http://", 0, 7)
        || text.regionMatches(true, from, "https://", 0, 8)
        || text.regionMatches(true, from, "www.", 0, 4);
  }

  private static boolean isRepostMark(String text, int from, int end) {
    return end - from == 2 && text.regionMatches(true, from, "RT", 0, 2);
  }

  private static String hash(String story) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(story.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
