package org.barograph.jobs.kafka;

import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Progress;

/**
 * A record for the Kafka topic of mentions: a change, or progress for one partition.
 *
 * @param partition −1: by the change's key
 */
public record HandOver(MentionChange change, Progress progress, int partition) {

  static HandOver of(MentionChange change) {
    return new HandOver(change, null, -1);
  }

  static HandOver of(Progress progress, int partition) {
    return new HandOver(null, progress, partition);
  }
}
