package org.barograph.nlp;

/**
 * How an optional module offers its model: named in {@code
 * META-INF/services/org.barograph.nlp.SentimentModelProvider} of its jar.
 */
public interface SentimentModelProvider {

  /** What the configuration calls the model, for example {@code accurate}. */
  String name();

  /** Called once per JVM, by the first who asks for the model; may take seconds. */
  SentimentModel load();
}
