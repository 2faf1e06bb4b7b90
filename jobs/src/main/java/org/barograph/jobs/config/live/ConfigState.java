package org.barograph.jobs.config.live;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.TermOwners;
import org.barograph.jobs.config.TopicConfig;

/** What is in force while changes are applied one after the other, to tell which can be. */
final class ConfigState {

  private static final int MAX_BRANDS = 5_000;
  private static final int MAX_TOPICS = 500;

  private final Map<String, BrandConfig> brands = new HashMap<>();
  private final Map<String, TopicConfig> topics = new HashMap<>();
  private final TermOwners owners = new TermOwners();

  ConfigState(BarographConfig seed) {
    seed.topics().forEach(topic -> topics.put(topic.id(), topic));
    for (BrandConfig brand : seed.brands()) {
      brands.put(brand.id(), brand);
      owners.claim(brand);
    }
  }

  /**
   * Applies changes that take effect together, or none of them.
   *
   * @param nextBrands by id; null is removed
   * @param nextTopics likewise
   * @return why it cannot be, by key; empty when it is done
   */
  Map<String, String> apply(
      Map<String, BrandConfig> nextBrands, Map<String, TopicConfig> nextTopics) {
    Map<String, BrandConfig> before = new HashMap<>();
    for (String id : nextBrands.keySet()) {
      BrandConfig old = brands.remove(id);
      if (old != null) {
        before.put(id, old);
        owners.release(old);
      }
    }
    Map<String, String> reasons = claim(nextBrands);
    reasons.putAll(reasonsOf(nextTopics));
    if (!reasons.isEmpty()) {
      nextBrands.values().forEach(this::drop);
      before.values().forEach(this::put);
      return reasons;
    }
    nextTopics.forEach((id, topic) -> {
      if (topic == null) {
        topics.remove(id);
      } else {
        topics.put(id, topic);
      }
    });
    return reasons;
  }

  private Map<String, String> claim(Map<String, BrandConfig> next) {
    Map<String, String> reasons = new TreeMap<>();
    for (BrandConfig brand : next.values()) {
      if (brand == null) {
        continue;
      }
      var conflicts = owners.conflicts(brand);
      if (!conflicts.isEmpty()) {
        reasons.put("brand:" + brand.id(), String.join("; ", conflicts));
      } else if (brands.size() >= MAX_BRANDS) {
        reasons.put("brand:" + brand.id(), "there are " + MAX_BRANDS + " brands already");
      } else {
        put(brand);
      }
    }
    return reasons;
  }

  private Map<String, String> reasonsOf(Map<String, TopicConfig> next) {
    Map<String, String> reasons = new TreeMap<>();
    for (TopicConfig topic : next.values()) {
      if (topic == null) {
        continue;
      }
      if (!topics.containsKey(topic.id()) && topics.size() >= MAX_TOPICS) {
        reasons.put("topic:" + topic.id(), "there are " + MAX_TOPICS + " topics already");
      }
      for (String brand : topic.brands()) {
        if (!brands.containsKey(brand)) {
          reasons.put("topic:" + topic.id(), "brands: unknown brand '" + brand + "'");
        }
      }
    }
    return reasons;
  }

  private void put(BrandConfig brand) {
    brands.put(brand.id(), brand);
    owners.claim(brand);
  }

  private void drop(BrandConfig brand) {
    if (brand != null && brands.remove(brand.id(), brand)) {
      owners.release(brand);
    }
  }
}
