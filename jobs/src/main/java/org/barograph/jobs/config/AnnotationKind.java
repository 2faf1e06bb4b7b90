package org.barograph.jobs.config;

/** What a planned event is. */
public enum AnnotationKind {
  RELEASE,
  CAMPAIGN,
  EVENT
}
