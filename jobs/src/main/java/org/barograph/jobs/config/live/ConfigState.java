package org.barograph.jobs.config.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.Limits;
import org.barograph.jobs.config.TermOwners;
import org.barograph.jobs.config.TopicConfig;

/** What is in force while changes are applied one after the other, to tell which can be. */
final class ConfigState {

  private final Map<String, BrandConfig> brands = new HashMap<>();
  private final Map<String, TopicConfig> topics = new HashMap<>();
  private final Set<String> annotations = new HashSet<>();
  private final TermOwners owners = new TermOwners();

  ConfigState(BarographConfig seed) {
    seed.topics().forEach(topic -> topics.put(topic.id(), topic));
    seed.detection().annotations().forEach(each -> annotations.add(each.id()));
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
   * @param nextAnnotations likewise
   * @return why it cannot be, by key; empty when it is done
   */
  Map<String, String> apply(
      Map<String, BrandConfig> nextBrands,
      Map<String, TopicConfig> nextTopics,
      Map<String, AnnotationConfig> nextAnnotations) {
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
    reasons.putAll(reasonsOfAnnotations(nextAnnotations));
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
    nextAnnotations.forEach((id, annotation) -> {
      if (annotation == null) {
        annotations.remove(id);
      } else {
        annotations.add(id);
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
        reasons.put(ConfigType.BRAND.key(brand.id()), String.join("; ", conflicts));
      } else if (brands.size() >= Limits.BRANDS) {
        reasons.put(
            ConfigType.BRAND.key(brand.id()), "there are " + Limits.BRANDS + " brands already");
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
      if (!topics.containsKey(topic.id()) && topics.size() >= Limits.TOPICS) {
        reasons.put(
            ConfigType.TOPIC.key(topic.id()), "there are " + Limits.TOPICS + " topics already");
      }
      for (String brand : topic.brands()) {
        if (!brands.containsKey(brand)) {
          reasons.put(ConfigType.TOPIC.key(topic.id()), "brands: unknown brand '" + brand + "'");
        }
      }
    }
    return reasons;
  }

  private Map<String, String> reasonsOfAnnotations(Map<String, AnnotationConfig> next) {
    Map<String, String> reasons = new TreeMap<>();
    int room = Limits.ANNOTATIONS - annotations.size();
    for (AnnotationConfig annotation : next.values()) {
      if (annotation == null) {
        continue;
      }
      String key = ConfigType.ANNOTATION.key(annotation.id());
      if (!annotations.contains(annotation.id()) && --room < 0) {
        reasons.put(key, "there are " + Limits.ANNOTATIONS + " annotations already");
      }
      for (String brand : annotation.brands()) {
        if (!brands.containsKey(brand)) {
          reasons.put(key, "brands: unknown brand '" + brand + "'");
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
