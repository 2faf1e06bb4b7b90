package org.barograph.jobs.ingest;

import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.DeadLetter;

/**
 * What became of one record of commands: a command, a dead letter, or neither where it is for
 * another job. Flat, because it travels on a stream.
 */
public record CommandIntake(Command command, DeadLetter rejected, int partition, long offset)
    implements Placed {}
