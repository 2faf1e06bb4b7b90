package org.barograph.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project's root, in which the build has put the servers' jars: system property {@code
 * barograph.home}, else found upwards from the working directory.
 */
record StackHome(Path root) {
  static final String PROPERTY = "barograph.home";

  static StackHome find() {
    String home = System.getProperty(PROPERTY);
    if (home != null) {
      return new StackHome(Path.of(home).toAbsolutePath().normalize());
    }
    Path working = Path.of("").toAbsolutePath();
    for (Path folder = working; folder != null; folder = folder.getParent()) {
      if (isRoot(folder.resolve("pom.xml"))) {
        return new StackHome(folder);
      }
    }
    throw new StackException(
        "the project's root is not at or above " + working + ": set -D" + PROPERTY);
  }

  /** The modules' poms name the root as their parent; only the root's lists the modules. */
  private static boolean isRoot(Path pom) {
    try {
      String text = Files.exists(pom) ? Files.readString(pom) : "";
      return text.contains("<artifactId>barograph</artifactId>")
          && text.contains("<module>local-stack</module>");
    } catch (IOException e) {
      throw new StackException("cannot read " + pom, e);
    }
  }

  Path node(ServerKind kind) {
    return node(kind.id());
  }

  private Path node(String id) {
    return root.resolve("local-stack").resolve(id + "-node").resolve("target");
  }

  /** Where class archives and our own jar are kept from start to start. */
  Path cache(ServerKind kind) {
    return node(kind).resolve("start");
  }

  /** Our main class and configuration: the build's classes, or the jar of a distribution. */
  Path own(ServerKind kind) {
    return own(kind.id());
  }

  Path own(String id) {
    Path classes = node(id).resolve("classes");
    // A build may have both, and then the classes are newer.
    return Files.isDirectory(classes)
        ? classes
        : jars(node(id)).stream().findFirst().orElse(classes);
  }

  /** The server's jars in a fixed order. */
  List<Path> libraries(ServerKind kind) {
    return libraries(kind.id());
  }

  List<Path> libraries(String id) {
    Path lib = node(id).resolve("lib");
    List<Path> jars = jars(lib);
    if (jars.isEmpty() || !Files.exists(own(id))) {
      throw new StackException(
          "%s: no server jars in %s: build the project first (mvn package), or set -D%s"
              .formatted(id, lib, PROPERTY));
    }
    return jars;
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }
}
