package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How polarity is judged.
 *
 * @param model the model that scores mentions: a name that {@link
 *     org.barograph.nlp.SentimentModels} knows, or {@code file:PATH} of a trained one; tasks read
 *     the file where they run, so a relative path is relative to their working directory
 * @param brands the brands whose mentions another model scores
 */
public record SentimentConfig(String model, List<BrandModelConfig> brands) implements Serializable {

  public SentimentConfig {
    brands = Lists.copy(brands);
  }

  /** Every model that is needed. */
  public List<String> models() {
    return Stream.concat(Stream.of(model), brands.stream().map(BrandModelConfig::model))
        .distinct()
        .toList();
  }
}
