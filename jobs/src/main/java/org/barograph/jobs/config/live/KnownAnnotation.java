package org.barograph.jobs.config.live;

import org.barograph.jobs.config.AnnotationConfig;

/**
 * What the last change that is known made of an annotation, whether or not it is in force yet.
 *
 * @param content null: removed
 */
public record KnownAnnotation(String id, AnnotationConfig content) {}
