package org.barograph.cli;

import java.nio.file.Path;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.nlp.SentimentModels;

/** Reads the configuration of a command that scores posts. */
final class Configurations {
  private Configurations() {}

  /**
   * Checks, too, that the models it names are there, before anything is started.
   *
   * @throws org.barograph.jobs.config.InvalidConfigException with every problem of the file
   * @throws org.barograph.nlp.MissingModelException if the model's module is not on the class path
   */
  static BarographConfig load(Path file) {
    var config = ConfigLoader.load(file);
    config.sentiment().models().forEach(SentimentModels::require);
    return config;
  }
}
