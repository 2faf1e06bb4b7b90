package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * How polarity is judged.
 *
 * @param model the name of the model that scores mentions
 */
public record SentimentConfig(String model) implements Serializable {}
