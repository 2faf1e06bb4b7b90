package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a silent channel is an incident.
 *
 * @param sensitivity how much longer than the longest usual silence
 * @param minSilence no shorter silence is one, at least 1 minute
 * @param minShare of the brand's usual mentions that come from the silent channels, in (0, 1]
 */
public record DataMissingConfig(
    boolean enabled, Sensitivity sensitivity, Duration minSilence, double minShare)
    implements Serializable {}
