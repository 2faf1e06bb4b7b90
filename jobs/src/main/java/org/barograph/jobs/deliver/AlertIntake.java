package org.barograph.jobs.deliver;

import org.barograph.jobs.model.DeadLetter;

/** A record of the outbox: exactly one of the two. */
public record AlertIntake(IncidentState incident, DeadLetter rejected) {}
