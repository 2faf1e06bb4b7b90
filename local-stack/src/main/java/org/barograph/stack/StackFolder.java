package org.barograph.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where things are inside the one folder of a stack. */
record StackFolder(Path root) {

  StackFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path state() {
    return root.resolve("stack.json");
  }

  Path lock() {
    return root.resolve("stack.lock");
  }

  Path data(ServerKind kind) {
    return root.resolve("data").resolve(kind.id());
  }

  Path log(ServerKind kind) {
    return root.resolve("logs").resolve(kind.id() + ".log");
  }

  /** What the process printed before or beside its log. */
  Path output(ServerKind kind) {
    return root.resolve("logs").resolve(kind.id() + ".out");
  }

  Path run(ServerKind kind) {
    return root.resolve("run").resolve(kind.id());
  }

  Path ready(ServerKind kind) {
    return run(kind).resolve("ready");
  }

  Path temporary(ServerKind kind) {
    return run(kind).resolve("tmp");
  }

  void create(ServerKind kind) throws IOException {
    Files.createDirectories(data(kind));
    Files.createDirectories(log(kind).getParent());
    Files.createDirectories(temporary(kind));
    Files.deleteIfExists(ready(kind));
  }

  /** Deletes the folder with all data and logs; the caller makes sure that nothing runs in it. */
  void delete() {
    try (var paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new StackException("cannot delete " + root, e);
    }
  }
}
