package org.barograph.nlp.treebank;

import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModelContract;
import org.barograph.nlp.SentimentModels;

class TreebankContractTest extends SentimentModelContract {

  @Override
  protected SentimentModel model() {
    return SentimentModels.load("treebank");
  }

  @Override
  protected int randomTexts() {
    return 200;
  }
}
