package org.barograph.jobs.model;

/**
 * What a baseline expected of a window, with the central 99 % of what chance would give.
 *
 * @param mentions count
 * @param negativeShare in [0, 1]
 */
public record Expectation(
    double mentions,
    double negativeShare,
    double mentionsLow,
    double mentionsHigh,
    double negativeShareLow,
    double negativeShareHigh) {}
