package org.barograph.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.barograph.jobs.config.BarographConfig;

/** The scenario as two files, to be looked at or replayed elsewhere. */
public final class ScenarioFiles {

  public static final String POSTS = "posts.ndjson";
  public static final String TRUTH = "truth.json";

  private ScenarioFiles() {}

  /** Writes {@link #POSTS} and {@link #TRUTH} into a directory, which is made where missing. */
  public static Scenario write(long seed, Instant end, BarographConfig config, Path directory)
      throws IOException {
    Scenario scenario = Scenario.generate(seed, end, config);
    Files.createDirectories(directory);
    scenario.writePosts(directory.resolve(POSTS));
    scenario.truth().write(directory.resolve(TRUTH));
    return scenario;
  }
}
