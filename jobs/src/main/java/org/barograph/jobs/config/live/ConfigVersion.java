package org.barograph.jobs.config.live;

import java.io.Serializable;

/**
 * What a brand, topic, rule or annotation is from a point of event time on. Of content and problem
 * at most one is there; none of them means that it is removed: a rule is then as in the file.
 *
 * @param version counted from 1 for each key
 * @param effectiveAt epoch milliseconds: posts of that event time and later ones follow it
 * @param content of the record's {@link ConfigType}, or null
 * @param problem null, or why its content cannot be used
 */
public record ConfigVersion(long version, long effectiveAt, Record content, String problem)
    implements Serializable {

  public static ConfigVersion of(long version, long effectiveAt, Record content) {
    return new ConfigVersion(version, effectiveAt, content, null);
  }

  public static ConfigVersion removed(long version, long effectiveAt) {
    return new ConfigVersion(version, effectiveAt, null, null);
  }

  static ConfigVersion unusable(long version, long effectiveAt, String problem) {
    return new ConfigVersion(version, effectiveAt, null, problem);
  }

  public boolean isRemoval() {
    return content == null && problem == null;
  }
}
