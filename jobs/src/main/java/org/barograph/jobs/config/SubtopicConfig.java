package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.List;

/**
 * A subject inside a topic, found by words as the topic itself is.
 *
 * @param id stands in documents as {@code topic/id}; same form as a brand's
 */
public record SubtopicConfig(
    @Required String id,
    @Required String name,
    List<String> any,
    List<String> all,
    List<String> none)
    implements Serializable {

  public SubtopicConfig {
    any = Lists.copy(any);
    all = Lists.copy(all);
    none = Lists.copy(none);
  }
}
