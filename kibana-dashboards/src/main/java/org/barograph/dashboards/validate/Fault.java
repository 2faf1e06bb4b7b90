package org.barograph.dashboards.validate;

/**
 * One thing that is wrong with a dashboard.
 *
 * @param dashboard its id
 * @param at JSON pointer into the body; empty for the body itself
 * @param message the value and the rule
 */
public record Fault(String dashboard, String at, String message) {
  @Override
  public String toString() {
    return dashboard + (at.isEmpty() ? "" : " " + at) + ": " + message;
  }
}
