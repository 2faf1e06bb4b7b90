package org.barograph.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;

/** The configuration that the project ships, found from the module's or the project's folder. */
final class DemoConfig {

  private DemoConfig() {}

  static BarographConfig load() {
    Path here = Path.of("barograph.yaml");
    return ConfigLoader.load(Files.exists(here) ? here : Path.of("..", "barograph.yaml"));
  }

  static Cast cast() {
    return Cast.of(load());
  }
}
