package org.barograph.jobs.detect;

/**
 * One slice's share of one minute of a brand, as of a tick; replaces what the slice said of this
 * minute before. A hot brand is spread over {@link #SLICES} slices by post and merged afterwards.
 *
 * @param minute its start, epoch milliseconds
 * @param tick the end of the minute whose changes are folded in, epoch milliseconds
 */
public record PaneSlice(String brand, int slice, long minute, long tick, Pane pane) {

  /** A constant of the state's layout: another number needs a new state. */
  static final int SLICES = 8;

  static int sliceOf(String postKey) {
    return Math.floorMod(postKey.hashCode(), SLICES);
  }
}
