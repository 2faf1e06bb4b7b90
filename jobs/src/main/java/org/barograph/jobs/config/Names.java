package org.barograph.jobs.config;

import java.util.Locale;

/** Java names and the names that people write in the file. */
final class Names {
  private Names() {}

  /** {@code topicPrefix} is {@code topic_prefix} in the file. */
  static String snakeCase(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static String inFile(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
