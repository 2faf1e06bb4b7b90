package org.barograph.jobs.detect;

import org.barograph.jobs.model.DeletedAuthor;
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
 * @param silence of a channel; null for a share of a minute
 * @param emergence of a phrase; null for a share of a minute
 * @param deleted whose words leave the evidence; null for a share of a minute
 */
public record PaneSlice(
    String brand,
    int slice,
    long minute,
    long tick,
    Pane pane,
    long postAt,
    long ingestedAt,
    IncidentCommand command,
    Silence silence,
    Emergence emergence,
    DeletedAuthor deleted) {

  /** A constant of the state's layout: another number needs a new state. */
  static final int SLICES = 8;

  private PaneSlice(
      String brand,
      long tick,
      IncidentCommand command,
      Silence silence,
      Emergence emergence,
      DeletedAuthor deleted) {
    this(
        brand,
        0,
        tick - Minutes.MINUTE,
        tick,
        Pane.EMPTY,
        0,
        0,
        command,
        silence,
        emergence,
        deleted);
  }

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
        null,
        null,
        null,
        null);
  }

  /** With the tick at the end of the minute in which it was said. */
  public static PaneSlice of(IncidentCommand command) {
    return new PaneSlice(command.brand(), Minutes.tickOf(command.at()), command, null, null, null);
  }

  /** Of a retraction with a deletion of its author behind it; at the tick as a command. */
  public static PaneSlice ofDeleted(MentionEvent retraction) {
    return new PaneSlice(
        retraction.brand(),
        Minutes.tickOf(retraction.eventAt()),
        null,
        null,
        null,
        retraction.deleted());
  }

  static PaneSlice of(String brand, long tick, Silence silence) {
    return new PaneSlice(brand, tick, null, silence, null, null);
  }

  static PaneSlice of(String brand, long tick, Emergence emergence) {
    return new PaneSlice(brand, tick, null, null, emergence, null);
  }

  static int sliceOf(String postKey) {
    return Math.floorMod(postKey.hashCode(), SLICES);
  }

  boolean isPane() {
    return command == null && silence == null && emergence == null && deleted == null;
  }
}
