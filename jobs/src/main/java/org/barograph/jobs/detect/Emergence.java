package org.barograph.jobs.detect;

import org.barograph.jobs.model.Anomaly;

/**
 * What is to be said of a phrase that nobody configured.
 *
 * @param anomaly null when it is not above its past, any more
 * @param stillOff whether it is not back to normal yet
 */
public record Emergence(String phrase, Anomaly anomaly, boolean stillOff) {}
