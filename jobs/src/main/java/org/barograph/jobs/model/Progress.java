package org.barograph.jobs.model;

/**
 * How far in event time one writer of the Kafka topic of mentions is: it writes no change of an
 * earlier time any more.
 *
 * @param writer number of the writer, from 0
 * @param writers how many there are
 * @param epoch grows with every start of the job; older epochs count no more
 * @param eventAt the writer's watermark, epoch milliseconds
 */
public record Progress(int writer, int writers, long epoch, long eventAt) {}
