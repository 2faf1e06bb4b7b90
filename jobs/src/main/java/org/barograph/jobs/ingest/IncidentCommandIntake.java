package org.barograph.jobs.ingest;

import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.IncidentCommand;

/**
 * What became of one record of commands, as detection reads it: a command on an incident, a dead
 * letter, or neither where it is for another job. Flat, because it travels on a stream.
 */
public record IncidentCommandIntake(
    IncidentCommand command, DeadLetter rejected, int partition, long offset) implements Placed {}
