package org.barograph.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own folders for stacks, below its root. */
public final class StackFolders {
  private StackFolders() {}

  /** Of the servers that all tests of a build share. */
  public static Path ofTests() {
    return StackHome.find().root().resolve("target").resolve("test-stack");
  }

  /**
   * Deletes a stack's folder with all data and logs.
   *
   * @throws StackException when servers still run in it, or it is not a stack's folder
   */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    // A mistyped folder must not cost somebody's files.
    if (!Files.exists(new StackFolder(folder).lock())) {
      throw new StackException(folder + " is not the folder of a stack: it has no stack.lock");
    }
    var status = LocalStack.status(folder);
    if (status.servers().stream().anyMatch(StackStatus.ServerStatus::alive)) {
      throw new StackException("servers still run in " + folder + ": stop them first");
    }
    new StackFolder(folder).delete();
  }
}
