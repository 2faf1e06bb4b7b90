package org.barograph.cli.demo;

/**
 * A line of the file of posts.
 *
 * @param arrival where it stands in the file, epoch milliseconds: up to five seconds behind its own
 *     time
 */
record Line(long arrival, String json) {}
