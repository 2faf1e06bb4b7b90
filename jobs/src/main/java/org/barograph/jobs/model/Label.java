package org.barograph.jobs.model;

/**
 * What a person said of a mention.
 *
 * @param polarity null where the mood was not spoken of
 * @param at epoch milliseconds
 * @param note why; may be null
 */
public record Label(Polarity polarity, String by, long at, String note) {}
