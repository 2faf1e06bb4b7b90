package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A release, campaign or other event that explains a change.
 *
 * @param id unique among the annotations
 * @param title for people
 * @param start RFC 3339 with an offset, inclusive
 * @param end the same, exclusive, after the start
 * @param brands ids of the brands it concerns; empty: all
 * @param rules kinds of incidents that it has an effect on; empty: all
 */
public record AnnotationConfig(
    @Required String id,
    AnnotationKind kind,
    @Required String title,
    @Required String start,
    @Required String end,
    List<String> brands,
    List<String> rules,
    AnnotationEffect effect)
    implements Serializable {

  public AnnotationConfig {
    brands = Lists.copy(brands);
    rules = Lists.copy(rules);
  }

  /** Epoch milliseconds. */
  public long startMillis() {
    return OffsetDateTime.parse(start).toInstant().toEpochMilli();
  }

  /** Epoch milliseconds. */
  public long endMillis() {
    return OffsetDateTime.parse(end).toInstant().toEpochMilli();
  }
}
