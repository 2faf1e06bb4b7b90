package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.jobs.model.Tally;

/** The minute panes of a brand, slice by slice, that can still matter. */
final class PaneStore implements VolumeDesk.Mentions, BrandDesk.OpenMinutes {

  private final Get get;
  private final Put put;
  private final Remove remove;
  private final Entries entries;

  /** The state of the current key, by what is done with it. */
  PaneStore(Get get, Put put, Remove remove, Entries entries) {
    this.get = get;
    this.put = put;
    this.remove = remove;
    this.entries = entries;
  }

  interface Get {
    PaneSlice get(String key) throws Exception;
  }

  interface Put {
    void put(String key, PaneSlice slice) throws Exception;
  }

  interface Remove {
    void remove(String key) throws Exception;
  }

  interface Entries {
    Iterable<Map.Entry<String, PaneSlice>> entries() throws Exception;
  }

  void put(PaneSlice slice) throws Exception {
    put.put(key(slice.minute(), slice.slice()), slice);
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

  /** Of the brand as a whole; much cheaper than {@link #pane}. */
  @Override
  public Tally tally(long start, long end) throws Exception {
    Tally sum = Tally.ZERO;
    for (Pane part : parts(start, end)) {
      sum = sum.plus(part.about(null));
    }
    return sum;
  }

  private List<Pane> parts(long start, long end) throws Exception {
    List<Pane> parts = new ArrayList<>();
    for (long minute = start; minute < end; minute += Minutes.MINUTE) {
      for (int slice = 0; slice < PaneSlice.SLICES; slice++) {
        PaneSlice part = get.get(key(minute, slice));
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
    for (Map.Entry<String, PaneSlice> pane : entries.entries()) {
      if (pane.getValue().minute() < time) {
        old.add(pane.getKey());
      }
    }
    for (String key : old) {
      remove.remove(key);
    }
  }
}
