package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** The minute panes of a brand, slice by slice, that can still matter. */
final class PaneStore implements VolumeDesk.Mentions {

  private final MapState<String, PaneSlice> panes;

  /**
   * @param panes state of the current key
   */
  PaneStore(MapState<String, PaneSlice> panes) {
    this.panes = panes;
  }

  void put(PaneSlice slice) throws Exception {
    panes.put(key(slice.minute(), slice.slice()), slice);
  }

  private static String key(long minute, int slice) {
    return minute + "#" + slice;
  }

  @Override
  public Pane pane(long start, long end) throws Exception {
    List<Pane> parts = parts(start, end);
    return parts.isEmpty() ? Pane.EMPTY : Pane.merge(parts);
  }

  @Override
  public int count(long start, long end) throws Exception {
    int count = 0;
    for (Pane part : parts(start, end)) {
      count += part.about(null).mentions();
    }
    return count;
  }

  private List<Pane> parts(long start, long end) throws Exception {
    List<Pane> parts = new ArrayList<>();
    for (long minute = start; minute < end; minute += Minutes.MINUTE) {
      for (int slice = 0; slice < PaneSlice.SLICES; slice++) {
        PaneSlice part = panes.get(key(minute, slice));
        if (part != null) {
          parts.add(part.pane());
        }
      }
    }
    return parts;
  }

  /** Drops the minutes that start before {@code time}. */
  void forgetBefore(long time) throws Exception {
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, PaneSlice> pane : panes.entries()) {
      if (pane.getValue().minute() < time) {
        old.add(pane.getKey());
      }
    }
    for (String key : old) {
      panes.remove(key);
    }
  }
}
