package org.barograph.jobs.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What is expected of a key without history: a versioned file shipped with the rules, never another
 * key's live state.
 *
 * @param version stands in the rule version of every incident
 * @param scoreMean usual mean score, in [-1, 1]
 */
public record Prior(
    String version, Share negativeShare, double scoreMean, Share topicShare, Peaks volumePeaks) {

  private static final String RESOURCE = "/detect/prior-2.json";

  /**
   * A share, how much it counts, and how much it varies.
   *
   * @param mean in (0, 1)
   * @param weight mentions that it counts as
   * @param spread intra-class correlation, in (0, 1)
   * @param spreadWindows windows that the spread counts as
   */
  public record Share(double mean, double weight, double spread, double spreadWindows) {}

  /**
   * Peaks of volume, as if so many had been seen.
   *
   * @param peaks in {@code days}: their rate
   * @param days more than 0
   * @param weight peaks that the mean excess counts as
   * @param excess mean excess over the level of {@link PeakHistory}
   */
  public record Peaks(double peaks, double days, double weight, double excess) {}

  public static Prior load() {
    try (InputStream in = Prior.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readValue(in, Prior.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the prior file " + RESOURCE + " is part of the jar", e);
    }
  }
}
