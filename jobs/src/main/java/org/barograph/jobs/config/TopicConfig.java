package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.List;

/**
 * A subject found by words: a mention has the topic if it holds at least one of {@code any} (if
 * there are any), every one of {@code all} and none of {@code none}.
 *
 * @param id stands in documents; same form as a brand's
 * @param any words or phrases; a topic has {@code any} or {@code all} or both
 * @param brands ids of the brands whose mentions are looked at; empty means all
 * @param subtopics subjects inside of it: a mention that has the topic may have some of them
 */
public record TopicConfig(
    @Required String id,
    @Required String name,
    List<String> any,
    List<String> all,
    List<String> none,
    List<String> brands,
    List<SubtopicConfig> subtopics)
    implements Serializable {

  public TopicConfig {
    any = Lists.copy(any);
    all = Lists.copy(all);
    none = Lists.copy(none);
    brands = Lists.copy(brands);
    subtopics = Lists.copy(subtopics);
  }

  /** Without subtopics. */
  public TopicConfig(
      String id,
      String name,
      List<String> any,
      List<String> all,
      List<String> none,
      List<String> brands) {
    this(id, name, any, all, none, brands, List.of());
  }

  public boolean appliesTo(String brandId) {
    return brands.isEmpty() || brands.contains(brandId);
  }
}
