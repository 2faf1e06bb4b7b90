package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Which incidents go to whom. An empty list of brands, topics or kinds means all of them. Every
 * route that fits applies.
 *
 * @param topics the word "brand" stands for incidents of a whole brand
 * @param severities never empty
 * @param only times in which alone the route holds; empty: always
 * @param mute times in which the route holds back; what still goes on afterwards is sent then
 * @param escalateAfter how long an incident may stay unacknowledged before {@code escalateTo} is
 *     told, too
 */
public record RouteConfig(
    List<String> receivers,
    List<String> brands,
    List<String> topics,
    List<String> kinds,
    List<String> severities,
    List<String> only,
    List<String> mute,
    Duration escalateAfter,
    List<String> escalateTo)
    implements Serializable {

  public static final String WHOLE_BRAND = "brand";

  public RouteConfig {
    receivers = Lists.copy(receivers);
    brands = Lists.copy(brands);
    topics = Lists.copy(topics);
    kinds = Lists.copy(kinds);
    severities = Lists.copy(severities);
    only = Lists.copy(only);
    mute = Lists.copy(mute);
    escalateTo = Lists.copy(escalateTo);
  }
}
