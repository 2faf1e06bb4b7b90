package org.barograph.jobs.match;

import java.util.List;
import java.util.function.Consumer;

/**
 * Walks the trie of names from every border of words outside the zones. A walk reads letters and
 * remembers the gaps between them; {@link GapRule} says what the gaps mean.
 */
final class NameFinder {
  /** Wider gaps separate names; they never stand inside one. */
  private static final int MAX_GAP = 3;

  private static final int MAX_DISGUISED = 24;
  private static final int MIN_DISGUISED = 3;
  private static final int MIN_MASKED = 5;
  private static final int MIN_HOST = 4;

  private final NameTrie trie;
  private final FoldedText text;
  private final Budget budget;
  private final Consumer<Candidate> names;
  private final Consumer<Candidate> ambiguous;
  private final Consumer<Candidate> exclusions;
  private final byte[] gaps = new byte[NamePattern.MAX_LETTERS + 1];
  private int limit;

  NameFinder(
      NameTrie trie,
      FoldedText text,
      Budget budget,
      Consumer<Candidate> names,
      Consumer<Candidate> ambiguous,
      Consumer<Candidate> exclusions) {
    this.trie = trie;
    this.text = text;
    this.budget = budget;
    this.names = names;
    this.ambiguous = ambiguous;
    this.exclusions = exclusions;
  }

  void find(List<Zone> zones) {
    int from = 0;
    for (Zone zone : zones) {
      findBetween(from, zone.from());
      from = zone.to();
    }
    findBetween(from, text.length());
  }

  /** Looks at each label of a host name for a name that is written with other characters. */
  void findDisguisedHost(Zone zone) {
    for (int from = zone.bodyFrom(), labels = 0; from < zone.bodyTo() && labels < 8; labels++) {
      int to = from;
      while (to < zone.bodyTo() && text.chars[to] != '.') {
        to++;
      }
      if (to - from >= MIN_HOST) {
        limit = to;
        gaps[0] = Gap.NONE;
        step(from, NameTrie.ROOT, from, 0, 0);
      }
      from = to + 1;
    }
  }

  /** Looks at a part of the text. */
  void findBetween(int from, int to) {
    limit = to;
    for (int i = from; i < to; i++) {
      if (text.classes[i] != CharClass.GAP && text.isBorder(i) && text.charAt(i - 1) != '@') {
        gaps[0] = Gap.NONE;
        step(i, NameTrie.ROOT, i, 0, 0);
      }
    }
  }

  /** Reads on from a node; comes back to itself only where a letter may stand for another. */
  private void step(int start, int from, int at, int count, int disguise) {
    int node = from;
    int pos = at;
    for (int letters = count; ; letters++) {
      for (NamePattern pattern : trie.patternsAt(node)) {
        accept(pattern, start, pos, disguise);
      }
      if (letters == NamePattern.MAX_LETTERS || pos >= limit) {
        return;
      }
      byte gap = Gap.NONE;
      int next = pos;
      while (letters > 0 && next < limit && text.classes[next] == CharClass.GAP) {
        int c = text.chars[next];
        byte here = Gap.of(c);
        if (Gap.isNameSign(c) || (next == pos && here == Gap.BREAK && Disguise.isSign(c))) {
          break;
        }
        if (here == Gap.BREAK || next - pos >= MAX_GAP) {
          return;
        }
        gap = gap == Gap.NONE || gap == Gap.SPACE ? here : gap;
        next++;
      }
      if (next >= limit) {
        return;
      }
      int c = text.chars[next];
      if (next == pos && letters > 0 && c == text.chars[pos - 1] && isRun(pos)) {
        skipRun(start, node, pos, letters, disguise);
      }
      gaps[letters] = gap;
      if ((gap == Gap.NONE && (Disguise.leet(c) != 0 || c == Disguise.MASK)) || c >= 128) {
        disguised(start, node, next, letters, disguise);
      }
      node = trie.child(node, c);
      if (node == NameTrie.NONE) {
        return;
      }
      pos = c == '&' && isEscapedAmpersand(next) ? next + 5 : next + 1;
    }
  }

  private boolean isRun(int pos) {
    int c = text.chars[pos];
    return text.charAt(pos + 1) == c || (pos >= 2 && text.chars[pos - 2] == c);
  }

  private void skipRun(int start, int node, int pos, int letters, int disguise) {
    if ((disguise & 0xff) >= MAX_DISGUISED || CharClass.of(text.chars[pos]) == CharClass.GAP) {
      return;
    }
    int end = pos;
    while (end < limit && text.chars[end] == text.chars[pos]) {
      end++;
    }
    step(start, node, end, letters, disguise + 1 | Disguise.ELONGATED);
  }

  private void disguised(int start, int node, int at, int letters, int disguise) {
    if ((disguise & 0xff) >= MAX_DISGUISED) {
      return;
    }
    int c = text.chars[at];
    boolean sign = text.classes[at] == CharClass.GAP;
    if (sign && c != '@' && text.classAt(at + 1) != CharClass.WORD) {
      return; // a sign at the end of a word is punctuation
    }
    if (c == Disguise.MASK) {
      if ((disguise & Disguise.MASKED) == 0 && letters > 0 && budget.mayUnmask()) {
        for (int letter = 'a'; letter <= 'z'; letter++) {
          to(letter, start, node, at, letters, disguise + 1 | Disguise.MASKED);
        }
      }
      return;
    }
    to(Disguise.lookAlike(c), start, node, at, letters, disguise + 1 | Disguise.LOOK_ALIKE);
    to(Disguise.leet(c), start, node, at, letters, disguise + 1 | Disguise.LEET);
    to(Disguise.secondLeet(c), start, node, at, letters, disguise + 1 | Disguise.LEET);
    to(Disguise.base(c), start, node, at, letters, disguise + 1 | Disguise.ACCENT);
  }

  private void to(int letter, int start, int node, int at, int letters, int disguise) {
    int child = letter == 0 ? NameTrie.NONE : trie.child(node, letter);
    if (child != NameTrie.NONE) {
      step(start, child, at + 1, letters + 1, disguise);
    }
  }

  private boolean isEscapedAmpersand(int i) {
    return text.charAt(i) == '&'
        && text.charAt(i + 1) == 'a'
        && text.charAt(i + 2) == 'm'
        && text.charAt(i + 3) == 'p'
        && text.charAt(i + 4) == ';';
  }

  private void accept(NamePattern pattern, int start, int end, int disguise) {
    if (pattern.lead() != 0 && text.charAt(start - 1) != pattern.lead()) {
      return;
    }
    Kind kind = GapRule.kindOf(pattern, gaps, text, start);
    if (kind == null || (disguise != 0 && !isCredible(pattern, kind, disguise))) {
      return;
    }
    int to = Ending.after(text, end, limit, pattern);
    if (to < 0) {
      return;
    }
    if (to > end && kind != Kind.OBFUSCATED) {
      kind = Kind.INFLECTED;
    }
    Candidate found;
    if ((disguise & ~0xff) == Disguise.ACCENT) {
      found = accented(pattern, kind, start, to);
    } else if (disguise != 0 || isStyled(start, end)) {
      found = Candidate.of(pattern.brand(), pattern.alias(), Kind.OBFUSCATED, start, to);
    } else {
      found = Candidate.of(pattern.brand(), pattern.alias(), kind, start, to);
    }
    boolean plain = found.kind() == Kind.EXACT || found.kind() == Kind.INFLECTED;
    if (pattern.isAmbiguous() && plain) {
      ambiguous.accept(found);
    } else {
      (pattern.exclusion() ? exclusions : names).accept(found);
    }
  }

  private static Candidate accented(NamePattern pattern, Kind kind, int start, int to) {
    return new Candidate(
        pattern.brand(),
        pattern.alias(),
        kind,
        kind.confidence - 0.05,
        start,
        to,
        List.of(kind.reason, "but for accents"));
  }

  /** Whether disguised letters are more likely to mean this name than anything else. */
  private static boolean isCredible(NamePattern pattern, Kind kind, int disguise) {
    int length = pattern.length();
    int count = disguise & 0xff;
    if (length < MIN_DISGUISED || kind == Kind.OBFUSCATED) {
      return false;
    }
    int vague = Disguise.ELONGATED | Disguise.MASKED | Disguise.ACCENT;
    if (pattern.isCommon() && (disguise & vague) != 0) {
      return false;
    }
    if ((disguise & Disguise.MASKED) != 0) {
      return length >= MIN_MASKED && count == 1;
    }
    return (disguise & Disguise.LOOK_ALIKE) != 0 ? count < length : count * 2 <= length;
  }

  private boolean isStyled(int start, int end) {
    for (int i = start; i < end; i++) {
      int flags = text.flags[i];
      if ((flags & FoldedText.STYLED) != 0
          || (i > start && (flags & FoldedText.HIDDEN_BEFORE) != 0)) {
        return true;
      }
    }
    return false;
  }
}
