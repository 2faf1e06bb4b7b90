package org.barograph.jobs.deliver;

import java.util.ArrayList;
import java.util.List;

/**
 * What a receiver is still to be told of one incident, in order.
 *
 * @param standing null, or what was told and is to be told again and again
 */
public record Outbox(List<Letter> waiting, Letter standing) {

  static final Outbox EMPTY = new Outbox(List.of(), null);

  /**
   * A dispatch and its attempts.
   *
   * @param nextAt wall clock, epoch milliseconds
   */
  public record Letter(Dispatch dispatch, int attempts, long nextAt) {

    Letter later(int made, long at) {
      return new Letter(dispatch, made, at);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty() && standing == null;
  }

  /** What comes next; null if nothing does. */
  Letter next() {
    return waiting.isEmpty() ? standing : waiting.getFirst();
  }

  boolean nextIsStanding() {
    return waiting.isEmpty() && standing != null;
  }

  Outbox with(Letter last) {
    List<Letter> longer = new ArrayList<>(waiting);
    longer.add(last);
    return new Outbox(List.copyOf(longer), standing);
  }

  Outbox without(int index) {
    List<Letter> shorter = new ArrayList<>(waiting);
    shorter.remove(index);
    return new Outbox(List.copyOf(shorter), standing);
  }

  Outbox withFirst(Letter letter) {
    List<Letter> others = new ArrayList<>(waiting);
    others.set(0, letter);
    return new Outbox(List.copyOf(others), standing);
  }

  Outbox withStanding(Letter letter) {
    return new Outbox(waiting, letter);
  }
}
