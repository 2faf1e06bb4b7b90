package org.barograph.nlp.treebank;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.parser.common.ParserGrammar;
import edu.stanford.nlp.parser.lexparser.TreeBinarizer;
import edu.stanford.nlp.parser.shiftreduce.ShiftReduceParser;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.Tree;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP's shift-reduce parser over its left-three-words tagger: thirty times as fast as the PCFG
 * parser that CoreNLP uses unless told otherwise, and linear in the length of a sentence.
 */
final class Parser {

  private static final String TAGGER =
      "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";
  private static final String GRAMMAR = "edu/stanford/nlp/models/srparser/englishSR.ser.gz";

  private final MaxentTagger tagger;
  private final ParserGrammar grammar;
  private final TreeBinarizer binarizer;

  private Parser(MaxentTagger tagger, ParserGrammar grammar) {
    this.tagger = tagger;
    this.grammar = grammar;
    var language = grammar.getTLPParams();
    this.binarizer =
        TreeBinarizer.simpleTreeBinarizer(language.headFinder(), language.treebankLanguagePack());
  }

  /** Reads both models from the class path: some seconds and most of a gigabyte. */
  static Parser load() {
    return new Parser(
        new MaxentTagger(TAGGER, new Properties(), false), ShiftReduceParser.loadModel(GRAMMAR));
  }

  /** The sentence as pairs of phrases. */
  Phrase parse(List<CoreLabel> sentence) {
    List<TaggedWord> tagged = tagger.tagSentence(sentence);
    return phrase(binarizer.transformTree(grammar.parse(tagged)));
  }

  /** Of a tree in which no node has more than two children. */
  static Phrase phrase(Tree tree) {
    Tree at = tree;
    while (at.numChildren() == 1) {
      at = at.firstChild();
    }
    if (at.isLeaf()) {
      return Phrase.word(at.value());
    }
    return Phrase.of(phrase(at.getChild(0)), phrase(at.getChild(1)));
  }
}
