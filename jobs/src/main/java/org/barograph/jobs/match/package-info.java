/**
 * Finds the brands that a post names: plain Java, no Flink, no clock.
 *
 * <p>{@link org.barograph.jobs.match.BrandMatcher} is the only entry.
 */
package org.barograph.jobs.match;
