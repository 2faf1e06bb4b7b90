package org.barograph.jobs.detect;

import org.barograph.jobs.model.IncidentCommand;

/**
 * One slice's share of one minute of a brand, as of a tick; replaces what the slice said of this
 * minute before. A hot brand is spread over {@link #SLICES} slices by post and merged afterwards.
 * Or, instead, what else the brand is to know at the tick: flat, because it travels on a stream.
 *
 * @param minute its start, epoch milliseconds
 * @param tick the end of the minute whose changes are folded in, epoch milliseconds
 * @param command on an incident; null for a share of a minute
 */
public record PaneSlice(
    String brand, int slice, long minute, long tick, Pane pane, IncidentCommand command) {

  /** A constant of the state's layout: another number needs a new state. */
  static final int SLICES = 8;

  PaneSlice(String brand, int slice, long minute, long tick, Pane pane) {
    this(brand, slice, minute, tick, pane, null);
  }

  /** With the tick at the end of the minute in which it was said. */
  public static PaneSlice of(IncidentCommand command) {
    long tick = Minutes.tickOf(command.at());
    return new PaneSlice(command.brand(), 0, tick - Minutes.MINUTE, tick, Pane.EMPTY, command);
  }

  static int sliceOf(String postKey) {
    return Math.floorMod(postKey.hashCode(), SLICES);
  }

  boolean isPane() {
    return command == null;
  }
}
