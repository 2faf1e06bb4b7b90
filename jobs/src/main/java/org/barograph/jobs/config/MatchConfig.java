package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * How brands are found, beside what each brand says of itself.
 *
 * @param audit whether candidates that were turned down are indexed, with the reason
 * @param auditShare of the posts with such candidates, in (0, 1]; the same posts in every run
 * @param weights null, or the file of {@link SenseWeights} that {@code train matching} wrote; tasks
 *     read it where they run. Its path stands for its content in the version of the configuration,
 *     so a new content needs a new name
 */
public record MatchConfig(boolean audit, double auditShare, String weights)
    implements Serializable {

  public MatchConfig withoutAudit() {
    return new MatchConfig(false, auditShare, weights);
  }
}
