package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar for a cluster, which only the profile {@code job-jar} builds. */
final class JobJar {
  private JobJar() {}

  /** Empty when it is not there, or older than the classes that it should hold. */
  static Optional<Path> current() throws IOException {
    Path target = Path.of("..", "jobs", "target").toAbsolutePath().normalize();
    long built = newest(target.resolve("classes"));
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-job.jar"))
          .filter(file -> modified(file) >= built)
          .findFirst();
    }
  }

  private static long newest(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(Files::isRegularFile).mapToLong(JobJar::modified).max().orElse(0);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
