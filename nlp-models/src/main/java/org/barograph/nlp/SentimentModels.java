package org.barograph.nlp;

import java.util.List;

/** The models that ship, each loaded once per JVM and shared by its threads. */
public final class SentimentModels {

  private static final List<String> KNOWN = List.of("social");

  private SentimentModels() {}

  /**
   * The model of this name.
   *
   * @throws IllegalArgumentException if no model has this name; the message names those that exist
   */
  public static SentimentModel load(String name) {
    if ("social".equals(name)) {
      return Social.MODEL;
    }
    throw new IllegalArgumentException(
        "unknown sentiment model '" + name + "', known are " + KNOWN);
  }

  /** Loaded by the first caller only: the weights cost some megabytes of heap. */
  private static final class Social {
    static final SentimentModel MODEL = new SocialModel(WeightsFile.shipped());
  }
}
