package org.barograph.jobs.config.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigEntries;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.InvalidConfigException;
import org.barograph.jobs.config.TopicConfig;

/** What a record of the Kafka topic of the configuration can be about. */
public enum ConfigType {
  ANNOTATION,
  BRAND,
  RULE,
  TOPIC;

  static Optional<ConfigType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** In a record: the value of {@code type}, and the key of the content. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String key(String id) {
    return word() + ":" + id;
  }

  /** The id of such content; null if the content does not say it. */
  private static String idOf(Record content) {
    return switch (content) {
      case BrandConfig brand -> brand.id();
      case TopicConfig topic -> topic.id();
      case AnnotationConfig annotation -> annotation.id();
      default -> null;
    };
  }

  /**
   * Reads a record's content.
   *
   * @param name stands for the file in the messages
   * @throws InvalidConfigException with every problem
   */
  Content read(String id, String json, String name) {
    Record content;
    switch (this) {
      case BRAND -> content = ConfigEntries.brand(json, name);
      case TOPIC -> content = ConfigEntries.topic(json, name);
      case ANNOTATION -> content = ConfigEntries.annotation(json, name);
      case RULE -> {
        Optional<DetectionRule> rule = DetectionRule.of(id);
        if (rule.isEmpty()) {
          return new Content(null, name + ": no such rule");
        }
        content = ConfigEntries.rule(rule.get(), json, name);
      }
      default -> throw new LinkageError(name());
    }
    String own = idOf(content);
    return own == null || own.equals(id)
        ? new Content(content, null)
        : new Content(null, name + ": id must be that of the record, got \"" + own + "\"");
  }

  /** Either of the two. */
  record Content(Record value, String problem) {}
}
