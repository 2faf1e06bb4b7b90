package org.barograph.jobs.ingest;

/**
 * Where a record of input came from.
 *
 * @param source Kafka topic or file name
 * @param offset Kafka offset, or the line (from 1) of a file
 * @param key of the Kafka record; may be null
 * @param recordedAt the Kafka record's timestamp in epoch milliseconds; 0 outside Kafka
 * @param latest the latest time in epoch milliseconds that the record may name
 */
public record Origin(
    String source, int partition, long offset, String key, long recordedAt, long latest) {}
