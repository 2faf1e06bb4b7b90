/**
 * The configuration as it changes while jobs run: versions by event time, records, lookups.
 *
 * <p>Tasks ask for the configuration of an event time; it is not broadcast to them. A broadcast
 * record reaches each task when its channel lets it: behind posts that it should have come before,
 * and under back pressure or while a barrier is aligned a minute later than in the next task. No
 * lead would be long enough to promise that the same post meets the same version everywhere. Here a
 * task that does not know the configuration of a post's time for sure waits for it. The compacted
 * Kafka topic is the state: it is read to its end before the first post, so a checkpoint need not
 * hold it, and a job that starts without one finds the same.
 */
package org.barograph.jobs.config.live;
