package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/** How long incidents live, whatever their kind; components as in {@link DetectionConfig}. */
public record LifeCycleConfig(
    int resolveAfter, Duration flapTime, Integer fireAfter, Integer fireWithin, Duration coolDown)
    implements Serializable {}
