package org.barograph.nlp.accurate;

import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModelContract;
import org.barograph.nlp.SentimentModels;

class AccurateContractTest extends SentimentModelContract {

  @Override
  protected SentimentModel model() {
    return SentimentModels.load("accurate");
  }

  @Override
  protected int randomTexts() {
    return 300;
  }
}
