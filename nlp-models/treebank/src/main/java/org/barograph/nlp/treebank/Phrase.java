package org.barograph.nlp.treebank;

/**
 * A word, or two phrases that belong together, as the parser sees them.
 *
 * @param left null for a word
 * @param right null for a word
 * @param word as it was typed; null for what is no word
 */
record Phrase(Phrase left, Phrase right, String word) {

  static Phrase word(String word) {
    return new Phrase(null, null, word);
  }

  static Phrase of(Phrase left, Phrase right) {
    return new Phrase(left, right, null);
  }

  boolean isWord() {
    return word != null;
  }

  int words() {
    return isWord() ? 1 : left.words() + right.words();
  }

  /** The words with blanks between. */
  String text() {
    return isWord() ? word : left.text() + " " + right.text();
  }
}
