package org.barograph.jobs.config;

/** What a planned event does to the rules that it names. */
public enum AnnotationEffect {
  /** It only stands beside the curves. */
  NONE,
  /** What fires is a warning at most: told, but no page. */
  SOFTEN,
  /** Nothing new fires. */
  SILENCE
}
