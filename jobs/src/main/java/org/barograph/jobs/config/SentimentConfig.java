package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * How polarity is judged.
 *
 * @param model the model that scores mentions: a name that {@link
 *     org.barograph.nlp.SentimentModels} knows, or {@code file:PATH} of a trained one
 */
public record SentimentConfig(String model) implements Serializable {}
