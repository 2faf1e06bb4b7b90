package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds handles, hashtags, links and e-mail addresses, from left to right, without overlaps. */
final class ZoneScanner {
  /** Top-level domains believed without scheme or path; after any other a dot ends a sentence. */
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "com", "net", "org", "edu", "gov", "mil", "info", "biz", "io", "co", "app", "dev", "tv",
          "uk", "de", "fr", "jp", "au", "ca", "ly", "eu", "nl", "ch", "se", "br", "ru", "cn");

  private static final int MAX_HOST = 253;

  private final FoldedText text;
  private final Set<String> topLevel;
  private final List<Zone> zones = new ArrayList<>(4);
  private int done;

  /** Up to here, no dot is inside of a host. */
  private int hostless;

  private ZoneScanner(FoldedText text, Set<String> topLevel) {
    this.text = text;
    this.topLevel = topLevel;
  }

  /**
   * @param topLevel further top-level domains that need neither scheme nor path
   */
  static List<Zone> scan(FoldedText text, Set<String> topLevel) {
    var scanner = new ZoneScanner(text, topLevel);
    scanner.run();
    return scanner.zones;
  }

  private void run() {
    int[] chars = text.chars;
    int length = text.length();
    for (int i = 0; i < length; ) {
      Zone zone =
          switch (chars[i]) {
            case '@' -> at(i);
            case '#' -> hashtag(i);
            case ':' -> scheme(i);
            case '.' -> dot(i);
            default -> null;
          };
      if (zone == null) {
        i++;
      } else {
        zones.add(zone);
        done = zone.to();
        i = zone.to();
      }
    }
  }

  private Zone at(int i) {
    if (isNamePart(i - 1) && i > done) {
      return email(i);
    }
    int end = nameEnd(i + 1, true);
    if (end == i + 1) {
      return null;
    }
    int whole = end;
    while (isDotted(whole)) {
      whole = nameEnd(whole + 1, true);
    }
    if (text.charAt(whole) == '@' && isNamePart(whole + 1)) {
      int server = hostEnd(whole + 1);
      if (server > nameEnd(whole + 1, true)) {
        return new Zone(Zone.Type.HANDLE, i, server, i + 1, server);
      }
    }
    return new Zone(Zone.Type.HANDLE, i, whole, i + 1, whole);
  }

  /** Whether a handle goes on after a dot; a capital after it begins a sentence instead. */
  private boolean isDotted(int dot) {
    return text.charAt(dot) == '.'
        && dot + 1 < text.length()
        && text.classAt(dot + 1) == CharClass.WORD
        && !text.isUpper(dot + 1);
  }

  private Zone email(int at) {
    int end = hostEnd(at + 1);
    if (text.substring(at + 1, end).indexOf('.') < 0) {
      return null; // an at-sign may stand for a letter; no name begins after it
    }
    int start = at;
    while (start > done && at - start < MAX_HOST && isMailPart(start - 1)) {
      start--;
    }
    return new Zone(Zone.Type.EMAIL, start, end, at + 1, end);
  }

  private Zone hashtag(int i) {
    boolean afterHashtag =
        i > 0 && i == done && zones.get(zones.size() - 1).type() == Zone.Type.HASHTAG;
    if ((isNamePart(i - 1) && !afterHashtag) || text.charAt(i - 1) == '&') {
      return null;
    }
    int end = nameEnd(i + 1, false);
    for (int k = i + 1; k < end; k++) {
      if (!Character.isDigit(text.charAt(k))) {
        return new Zone(Zone.Type.HASHTAG, i, end, i + 1, end);
      }
    }
    return null;
  }

  private Zone scheme(int i) {
    if (text.charAt(i + 1) != '/' || text.charAt(i + 2) != '/') {
      return null;
    }
    int start = i;
    while (start > done && i - start < 16 && isAsciiLetter(text.charAt(start - 1))) {
      start--;
    }
    if (start == i) {
      return null;
    }
    int host = i + 3;
    int end = linkEnd(host);
    // Whatever stands before an at-sign is a user's name: http://acme.com@elsewhere.net
    for (int k = host; k < end && text.charAt(k) != '/'; k++) {
      if (text.charAt(k) == '@') {
        host = k + 1;
      }
    }
    // A host may hold letters that a path may not.
    int hostEnd = hostEnd(host);
    return new Zone(Zone.Type.LINK, start, Math.max(end, linkEnd(hostEnd)), host, hostEnd);
  }

  private Zone dot(int i) {
    if (i < hostless || !isHostPart(i - 1) || !isHostPart(i + 1)) {
      return null;
    }
    int start = i;
    while (start > done && i - start < MAX_HOST && isHostPart(start - 1)) {
      start--;
    }
    int end = hostEnd(i + 1);
    if (text.charAt(end) == '@') {
      return null; // the at-sign finds the e-mail address
    }
    int label = end;
    while (label > i && text.charAt(label - 1) != '.') {
      label--;
    }
    boolean path = text.charAt(end) == '/' && isHostPart(end + 1) && end - label >= 2;
    boolean web = i - start == 3 && text.substring(start, i).equals("www");
    if (!path && !web && !isTopLevel(text.substring(label, end))) {
      hostless = end;
      return null;
    }
    if (path || web) {
      return new Zone(Zone.Type.LINK, start, Math.max(end, linkEnd(end)), start, end);
    }
    return new Zone(Zone.Type.HOST, start, end, start, end);
  }

  private boolean isTopLevel(String label) {
    return TOP_LEVEL.contains(label) || topLevel.contains(label);
  }

  private int nameEnd(int from, boolean oneScript) {
    int end = from;
    while (end < text.length()
        && isNamePart(end)
        && (!oneScript || end == from || text.classAt(end) != CharClass.UNSPACED)) {
      end++;
    }
    return end;
  }

  /** After the last label; dots only between labels. */
  private int hostEnd(int from) {
    int end = from;
    while (end < text.length()
        && end - from < MAX_HOST
        && (isHostPart(end) || (text.charAt(end) == '.' && end > from && isHostPart(end + 1)))) {
      end++;
    }
    return end;
  }

  private int linkEnd(int from) {
    int end = from;
    while (end < text.length()) {
      int c = text.charAt(end);
      if (c <= ' ' || c >= 128 || c == '"' || c == '<' || c == '>') {
        break;
      }
      end++;
    }
    return end;
  }

  private boolean isNamePart(int i) {
    return text.classAt(i) != CharClass.GAP || text.charAt(i) == '_';
  }

  private boolean isHostPart(int i) {
    return text.classAt(i) == CharClass.WORD || text.charAt(i) == '-';
  }

  private boolean isMailPart(int i) {
    int c = text.charAt(i);
    return isNamePart(i) || c == '.' || c == '+' || c == '-';
  }

  private static boolean isAsciiLetter(int c) {
    return c >= 'a' && c <= 'z';
  }
}
