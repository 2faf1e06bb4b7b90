package org.barograph.nlp;

/**
 * A place where a text names a subject, such as a brand.
 *
 * @param start first Unicode code point, from 0
 * @param end code point after it
 */
public record Naming(String subject, int start, int end) {}
