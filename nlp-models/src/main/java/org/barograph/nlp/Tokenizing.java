package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * CoreNLP's Penn Treebank tokenizer, set so that it keeps what people typed: emoticons, hashtags,
 * brackets and quotes.
 *
 * <p>What stands between two spaces and is made of the letters a to z alone is always a token of
 * its own; only the rest, about a quarter of a post, needs the tokenizer's tables.
 */
final class Tokenizing {

  private static final int MAX_TOKENS = 300;

  // As many as threads ever read at the same time. Not one per thread: those would outlive a job on
  // a thread of the platform.
  private static final ConcurrentLinkedQueue<Lexer> IDLE = new ConcurrentLinkedQueue<>();

  private final String safe;
  private final List<String> words;
  private Lexer lexer;

  private Tokenizing(String safe) {
    this.safe = safe;
    this.words = new ArrayList<>(safe.length() / 4 + 4);
  }

  /** The tokens of a text that {@link SafeText} has cleaned, at most 300. */
  static List<String> words(String safe) {
    var tokenizing = new Tokenizing(safe);
    tokenizing.run();
    return tokenizing.words;
  }

  private void run() {
    int rest = -1;
    for (int from = 0; from < safe.length() && words.size() < MAX_TOKENS; ) {
      int space = safe.indexOf(' ', from);
      int to = space < 0 ? safe.length() : space;
      if (isPlainWord(from, to)) {
        if (rest >= 0) {
          read(rest, from - 1, to);
          rest = -1;
        }
        if (words.size() < MAX_TOKENS) {
          words.add(safe.substring(from, to));
        }
      } else if (rest < 0) {
        rest = from;
      }
      from = to + 1;
    }
    if (rest >= 0) {
      read(rest, safe.length(), safe.length());
    }
    if (lexer != null && !lexer.isSpent()) {
      IDLE.add(lexer);
    }
  }

  private void read(int from, int to, int endOfFollower) {
    if (lexer == null) {
      lexer = IDLE.poll();
    }
    if (lexer == null || lexer.isSpent()) {
      lexer = Lexer.create();
    }
    lexer.read(safe.substring(from, to), safe.substring(to, endOfFollower), words, MAX_TOKENS);
  }

  private boolean isPlainWord(int from, int to) {
    for (int i = from; i < to; i++) {
      int letter = safe.charAt(i) | 0x20;
      if (letter < 'a' || letter > 'z') {
        return false;
      }
    }
    return from < to;
  }
}
