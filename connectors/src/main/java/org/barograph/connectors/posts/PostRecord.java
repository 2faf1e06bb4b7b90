package org.barograph.connectors.posts;

/**
 * One record of a file of posts, readable or not: the job decides what becomes a dead letter.
 *
 * @param eventAt epoch milliseconds (UTC); the previous record's where the record has none or a
 *     broken one
 * @param key {@code channel:id}, of an author's deletion {@code channel:@author.id}; null if
 *     unknown
 * @param json the record as it goes to Kafka; not copied
 * @param line where the record starts in the file, from 1
 * @param channelOrNull null if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them pass by; nobody compares or keeps them
public record PostRecord(long eventAt, String key, byte[] json, long line, String channelOrNull)
    implements StreamItem {}
