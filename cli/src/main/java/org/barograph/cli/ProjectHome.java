package org.barograph.cli;

import java.nio.file.Path;

/** Where the project is, and where it keeps what it writes. */
final class ProjectHome {
  private ProjectHome() {}

  /** The launcher tells; without it, the working directory. */
  static Path root() {
    return Path.of(System.getProperty("barograph.home", "")).toAbsolutePath().normalize();
  }

  /** Everything that is written goes below; git ignores it. */
  static Path data() {
    return root().resolve("data");
  }

  static Path stack() {
    return data().resolve("stack");
  }
}
