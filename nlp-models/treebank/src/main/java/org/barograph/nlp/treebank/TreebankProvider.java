package org.barograph.nlp.treebank;

import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModelProvider;

/** Offers {@code treebank} to {@link org.barograph.nlp.SentimentModels}. */
public final class TreebankProvider implements SentimentModelProvider {

  @Override
  public String name() {
    return "treebank";
  }

  @Override
  public SentimentModel load() {
    return TreebankModel.shipped();
  }
}
