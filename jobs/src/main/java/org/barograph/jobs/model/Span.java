package org.barograph.jobs.model;

/**
 * A stretch of a text, in Unicode code points.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Span(int start, int end) {}
