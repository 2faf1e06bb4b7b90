package org.barograph.jobs.model;

/** What an operation does to a post. The rank orders operations of one instant: delete wins. */
public enum PostOperation {
  CREATE(0),
  UPDATE(1),
  DELETE(2),
  /** Removes every post that an author wrote up to the operation's event time. */
  DELETE_AUTHOR(2),
  /** Says that a source lives; carries no post. */
  HEARTBEAT(0);

  private final int rank;

  PostOperation(int rank) {
    this.rank = rank;
  }

  /** Order within one instant, 0 to 3. */
  public int rank() {
    return rank;
  }
}
