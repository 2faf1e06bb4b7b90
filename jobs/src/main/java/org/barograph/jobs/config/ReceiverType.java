package org.barograph.jobs.config;

/** What kind of service a receiver is. */
public enum ReceiverType {
  PAGERDUTY,
  SLACK,
  ALERTMANAGER,
  WEBHOOK,
  EMAIL,
  LOG
}
