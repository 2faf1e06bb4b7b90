package org.barograph.jobs.detect;

import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.MentionEvent;

/**
 * One slice's share of one minute of a brand, as of a tick; replaces what the slice said of this
 * minute before. A hot brand is spread over {@link #SLICES} slices by post and merged afterwards.
 * Or, instead, what else the brand is to know at the tick: flat, because it travels on a stream.
 *
 * @param minute its start, epoch milliseconds
 * @param tick the end of the minute whose changes are folded in, epoch milliseconds
 * @param postAt event time of the newest change that it took in
 * @param ingestedAt of that change; for measuring only
 * @param command on an incident; null for a share of a minute
 */
public record PaneSlice(
    String brand,
    int slice,
    long minute,
    long tick,
    Pane pane,
    long postAt,
    long ingestedAt,
    IncidentCommand command) {

  /** A constant of the state's layout: another number needs a new state. */
  static final int SLICES = 8;

  /** Folded of the minute, {@code newest} the last change of it. */
  static PaneSlice of(MentionEvent newest, long minute, long tick, Pane pane) {
    return new PaneSlice(
        newest.brand(),
        sliceOf(newest.postKey()),
        minute,
        tick,
        pane,
        newest.eventAt(),
        newest.ingestedAt(),
        null);
  }

  /** With the tick at the end of the minute in which it was said. */
  public static PaneSlice of(IncidentCommand command) {
    long tick = Minutes.tickOf(command.at());
    return new PaneSlice(
        command.brand(), 0, tick - Minutes.MINUTE, tick, Pane.EMPTY, 0, 0, command);
  }

  static int sliceOf(String postKey) {
    return Math.floorMod(postKey.hashCode(), SLICES);
  }

  boolean isPane() {
    return command == null;
  }
}
