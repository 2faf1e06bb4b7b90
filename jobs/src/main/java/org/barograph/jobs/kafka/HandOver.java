package org.barograph.jobs.kafka;

import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Progress;

/**
 * A record for the Kafka topic of mentions: a change, a channel's sign of life, or progress for one
 * partition.
 *
 * @param partition −1: by the key
 */
public record HandOver(MentionChange change, Heard heard, Progress progress, int partition) {

  static HandOver of(MentionChange change) {
    return new HandOver(change, null, null, -1);
  }

  static HandOver of(Heard heard) {
    return new HandOver(null, heard, null, -1);
  }

  static HandOver of(Progress progress, int partition) {
    return new HandOver(null, null, progress, partition);
  }
}
