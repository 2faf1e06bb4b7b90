package org.barograph.nlp.treebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.sentiment.CollapseUnaryTransformer;
import edu.stanford.nlp.sentiment.SentimentCostAndGradient;
import edu.stanford.nlp.sentiment.SentimentModel;
import edu.stanford.nlp.trees.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final Network NETWORK = Network.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(ROOT (NN great))",
        "(ROOT (S (NP (PRP I)) (VP (VBP hate) (NP (DT this) (NN xyzzyfilm)))))",
        "(ROOT (S (NP (PRP It)) (@S (VP (VBD was) (@VP (RB not) (ADJP (JJ bad)))) (. .))))"
      })
  void classesAreThoseOfCoreNlp(String tree) {
    Tree stock = new CollapseUnaryTransformer().transformTree(Tree.valueOf(tree));
    var scorer =
        new SentimentCostAndGradient(
            SentimentModel.loadSerialized("edu/stanford/nlp/models/sentiment/sentiment.ser.gz"),
            null);
    scorer.forwardPropagateTree(stock);
    var judged = Judged.of(Parser.phrase(Tree.valueOf(tree)), NETWORK);
    for (int i = 0; i < Network.CLASSES; i++) {
      assertThat(judged.classes()[i])
          .isCloseTo(RNNCoreAnnotations.getPredictions(stock).get(i), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREAT", "greaaaaat", "Greeat"})
  void wordIsFoundHoweverItIsShouted(String shouted) {
    assertThat(NETWORK.wordVector(shouted)).isSameAs(NETWORK.wordVector("great"));
  }

  @Test
  void unknownWordSaysNothing() {
    assertThat(NETWORK.wordVector("qwxzv")).isSameAs(NETWORK.unknown());
  }
}
