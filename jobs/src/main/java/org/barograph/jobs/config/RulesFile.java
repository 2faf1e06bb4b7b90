package org.barograph.jobs.config;

import java.io.Serializable;

/** A file of rules to try, without the brands that they are tried on. */
public record RulesFile(DetectionConfig detection) implements Serializable {}
