package org.barograph.jobs.detect;

/**
 * A channel has been silent for longer than is usual for it, or is back.
 *
 * @param since the end of the last minute in which it was heard of, epoch milliseconds
 * @param expectedMinutes that usually pass between two signs of life at this hour
 * @param thresholdMinutes of silence from which on it counts as fallen silent
 * @param over whether it was heard of again
 */
public record Silence(
    String channel, long since, double expectedMinutes, int thresholdMinutes, boolean over) {}
