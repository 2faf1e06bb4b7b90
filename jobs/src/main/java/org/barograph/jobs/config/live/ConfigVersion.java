package org.barograph.jobs.config.live;

import java.io.Serializable;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.TopicConfig;

/**
 * What a brand or topic is from a point of event time on. Of brand, topic and problem at most one
 * is there; none of them means that it is removed.
 *
 * @param version counted from 1 for each key
 * @param effectiveAt epoch milliseconds: posts of that event time and later ones follow it
 * @param problem null, or why its content cannot be used
 */
public record ConfigVersion(
    long version, long effectiveAt, BrandConfig brand, TopicConfig topic, String problem)
    implements Serializable {

  public static ConfigVersion of(long version, long effectiveAt, BrandConfig brand) {
    return new ConfigVersion(version, effectiveAt, brand, null, null);
  }

  public static ConfigVersion of(long version, long effectiveAt, TopicConfig topic) {
    return new ConfigVersion(version, effectiveAt, null, topic, null);
  }

  public static ConfigVersion removed(long version, long effectiveAt) {
    return new ConfigVersion(version, effectiveAt, null, null, null);
  }

  static ConfigVersion unusable(long version, long effectiveAt, String problem) {
    return new ConfigVersion(version, effectiveAt, null, null, problem);
  }

  public boolean isRemoval() {
    return brand == null && topic == null && problem == null;
  }
}
