package org.barograph.jobs.model;

/**
 * That an incident was told, and of what it was told last: for measuring only, it stands in no
 * document. Epoch milliseconds.
 *
 * @param tick that told it
 * @param postAt event time of the newest post that the tick took in: without it nothing had fired
 * @param ingestedAt the Kafka timestamp of that post; 0 outside Kafka
 */
public record Decided(String incidentId, long tick, long postAt, long ingestedAt) {}
