package org.barograph.jobs.config.live;

/**
 * A change that a job does not follow.
 *
 * @param reason place, value and rule, for people
 * @param payload the record's value, or its beginning
 * @param topic the Kafka topic or file
 * @param offset Kafka offset, or line of a file
 * @param key {@code type:id}; null where there is none
 */
public record RefusedConfig(
    String reason, String payload, String topic, int partition, long offset, String key) {}
