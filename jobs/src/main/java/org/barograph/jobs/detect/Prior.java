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
public record Prior(String version, Share negativeShare, double scoreMean, Share topicShare) {

  private static final String RESOURCE = "/detect/prior-1.json";

  /**
   * A share, how much it counts, and how much it varies.
   *
   * @param mean in (0, 1)
   * @param weight mentions that it counts as
   * @param spread intra-class correlation, in (0, 1)
   * @param spreadWindows windows that the spread counts as
   */
  public record Share(double mean, double weight, double spread, double spreadWindows) {}

  public static Prior load() {
    try (InputStream in = Prior.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readValue(in, Prior.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the prior file " + RESOURCE + " is part of the jar", e);
    }
  }
}
