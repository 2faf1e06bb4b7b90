package org.barograph.jobs.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong, and knows where in the file each key stands. */
final class Problems {
  /** A file with more than these is a wrong file; the rest is counted. */
  static final int MAX = 1000;

  private record Position(int line, int column) {}

  private static final Position START = new Position(1, 1);

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final TreeSet<String> broken = new TreeSet<>();
  private int dropped;

  Problems(String file) {
    this.file = file;
  }

  /** Remembers where the value of {@code path} stands. */
  void locate(String path, Mark mark) {
    positions.put(path, new Position(mark.getLine() + 1, mark.getColumn() + 1));
  }

  /** Whether the file says anything of {@code path}. */
  boolean isGiven(String path) {
    return positions.containsKey(path);
  }

  int line(String path) {
    return position(path).line();
  }

  /** Something that the binder cannot read: rules keep silent about {@code path} from now on. */
  void addUnreadable(String path, Mark mark, String message) {
    broken.add(path);
    addAt(mark.getLine() + 1, mark.getColumn() + 1, path, message);
  }

  void addAt(int line, int column, String path, String message) {
    if (found.size() < MAX) found.add(new Problem(file, line, column, path, message));
    else dropped++;
  }

  /** A broken rule, at the place of {@code path} or of what is nearest above it. */
  void add(String path, String message) {
    if (broken.contains(path)) return;
    var position = position(path);
    addAt(position.line(), position.column(), path, message);
  }

  /** A broken rule at one entry of a list of plain values. */
  void addItem(String list, int index, String message) {
    var position = position(list + "[" + index + "]");
    addAt(position.line(), position.column(), list, message);
  }

  /** {@code , did you mean "x"?}, or nothing when no known word is close or nobody will read it. */
  String didYouMean(String unknown, Collection<String> known) {
    return found.size() < MAX ? Nearest.hint(unknown, known) : "";
  }

  /**
   * Whether {@code path} or anything under it could not be read, so that it may only seem to be
   * missing.
   */
  boolean isUnreadable(String path) {
    var next = broken.ceiling(path);
    return next != null && next.startsWith(path);
  }

  private Position position(String path) {
    for (var at = path; !at.isEmpty(); at = parent(at)) {
      var position = positions.get(at);
      if (position != null) return position;
    }
    return positions.getOrDefault("", START);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  void throwIfAny() {
    if (found.isEmpty()) return;
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (dropped > 0) {
      var last = sorted.getLast();
      sorted.add(
          new Problem(file, last.line(), last.column(), "", "… and " + dropped + " more problems"));
    }
    throw new InvalidConfigException(sorted);
  }
}
