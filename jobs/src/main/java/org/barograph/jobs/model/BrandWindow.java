package org.barograph.jobs.model;

/**
 * The mentions of a brand, or of one of its topics, in a span of event time: the window document of
 * FIELDS.md.
 *
 * @param topic null for the whole brand
 * @param start epoch milliseconds, a multiple of the size
 * @param sizeMinutes length
 * @param stories distinct stories, an estimate
 * @param authors distinct authors, an estimate
 * @param expected null while there is nothing to expect from
 * @param outcome what the detectors made of it when it closed; a later correction keeps it
 * @param revision 1, then one more with every correction
 */
public record BrandWindow(
    String brand,
    String topic,
    long start,
    int sizeMinutes,
    Tally tally,
    int stories,
    int authors,
    Expectation expected,
    Outcome outcome,
    long revision,
    String configVersion) {

  /** What the detectors made of a window. */
  public enum Outcome {
    NORMAL,
    ANOMALY,
    INSUFFICIENT_DATA,
    LEARNING
  }

  /** Exclusive, epoch milliseconds. */
  public long end() {
    return start + sizeMinutes * 60_000L;
  }

  /** {@code brand|<brand>|<size>|<start>} or {@code topic|<brand>/<topic>|<size>|<start>}. */
  public String windowId() {
    return (topic == null ? "brand|" + brand : "topic|" + brand + "/" + topic)
        + "|"
        + sizeMinutes
        + "|"
        + start;
  }

  /** The same window with counts that changed after it closed. */
  public BrandWindow corrected(Tally counts, int newStories, int newAuthors) {
    return new BrandWindow(
        brand,
        topic,
        start,
        sizeMinutes,
        counts,
        newStories,
        newAuthors,
        expected,
        outcome,
        revision + 1,
        configVersion);
  }
}
