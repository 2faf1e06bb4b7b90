package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * A model for the mentions of one brand, for example one that {@code train sentiment --brand} made.
 *
 * @param brand id of a brand
 * @param model as in {@link SentimentConfig}
 */
public record BrandModelConfig(@Required String brand, @Required String model)
    implements Serializable {}
