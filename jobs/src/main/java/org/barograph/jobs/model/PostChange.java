package org.barograph.jobs.model;

import java.util.List;

/**
 * What one post operation changes: mentions to score, and mentions of other versions to take back.
 *
 * @param mentions none for a delete
 * @param current false when a later version came first: the event-time record is still complete,
 *     but no document is written
 */
public record PostChange(
    Post post, List<Mention> mentions, boolean current, List<Retraction> retractions) {}
