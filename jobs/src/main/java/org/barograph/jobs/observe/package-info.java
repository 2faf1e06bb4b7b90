/**
 * What the pipeline says of itself: once a minute, Flink's metrics of each stage become documents
 * of the index {@code pipeline}. The wall clock rules here; no result of the jobs depends on it.
 */
package org.barograph.jobs.observe;
