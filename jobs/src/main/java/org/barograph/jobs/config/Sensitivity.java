package org.barograph.jobs.config;

/** How readily a rule fires: {@code high} fires most. */
public enum Sensitivity {
  LOW,
  MEDIUM,
  HIGH
}
