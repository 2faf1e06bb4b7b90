package org.barograph.jobs.ingest;

import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Post;

/**
 * What became of one record of input: either a post operation or a dead letter, never both. Flat,
 * because it travels on a stream.
 */
public record Intake(Post post, DeadLetter rejected) {

  static Intake accepted(Post post) {
    return new Intake(post, null);
  }

  static Intake rejected(DeadLetter letter) {
    return new Intake(null, letter);
  }

  public boolean isRejected() {
    return rejected != null;
  }
}
