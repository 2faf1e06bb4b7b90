package org.barograph.jobs.model;

/**
 * A channel gave a sign of life, a post or a heartbeat, in a minute of event time.
 *
 * @param minute its start, epoch milliseconds
 */
public record Heard(String channel, long minute) {}
