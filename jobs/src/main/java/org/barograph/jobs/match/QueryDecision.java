package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barograph.jobs.query.Query;

/** Whether a query holds; phrases are numbered in the order in which the tree is walked. */
final class QueryDecision {
  private final QueryIndex.QueryPlaces places;
  private final QueryContext context;
  private int slot;

  QueryDecision(QueryIndex.QueryPlaces places, QueryContext context) {
    this.places = places;
    this.context = context;
  }

  boolean holds(Query query) {
    return switch (query) {
      case Query.And and -> {
        boolean holds = true;
        for (Query part : and.parts()) {
          holds &= holds(part); // no short cut: the numbering goes on
        }
        yield holds;
      }
      case Query.Or or -> {
        boolean holds = false;
        for (Query part : or.parts()) {
          holds |= holds(part);
        }
        yield holds;
      }
      case Query.Not not -> !holds(not.part());
      case Query.Near near -> !spans(near).isEmpty();
      case Query.Phrase phrase -> !spans(phrase).isEmpty();
      case Query.Field field -> context.has(field);
    };
  }

  /** Where something with a place holds, in the order of the starts. */
  private List<int[]> spans(Query query) {
    return switch (query) {
      case Query.Phrase phrase -> places.of(slot++);
      case Query.Or or -> {
        var all = new ArrayList<int[]>();
        or.parts().forEach(part -> all.addAll(spans(part)));
        all.sort(Comparator.comparingInt(span -> span[0]));
        yield all;
      }
      case Query.Near near -> join(spans(near.left()), spans(near.right()), near.distance());
      default -> throw new IllegalStateException("no places: " + query);
    };
  }

  /** For every span of the left, the nearest one before and the nearest one after it. */
  private static List<int[]> join(List<int[]> left, List<int[]> right, int distance) {
    var joined = new ArrayList<int[]>();
    int next = 0;
    for (int[] span : left) {
      while (next < right.size() && right.get(next)[0] < span[1]) {
        next++;
      }
      if (next < right.size() && right.get(next)[0] - span[1] <= distance) {
        joined.add(new int[] {span[0], right.get(next)[1]});
      }
      for (int before = next - 1; before >= 0 && before >= next - 3; before--) {
        int[] other = right.get(before);
        if (other[1] <= span[0]) {
          if (span[0] - other[1] <= distance) {
            joined.add(new int[] {other[0], span[1]});
          }
          break;
        }
      }
    }
    joined.sort(Comparator.comparingInt(span -> span[0]));
    return joined;
  }
}
