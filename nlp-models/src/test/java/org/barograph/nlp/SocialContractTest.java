package org.barograph.nlp;

class SocialContractTest extends SentimentModelContract {

  @Override
  protected SentimentModel model() {
    return SentimentModels.load("social");
  }

  @Override
  protected int randomTexts() {
    return 2_000;
  }
}
