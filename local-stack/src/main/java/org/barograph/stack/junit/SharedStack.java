package org.barograph.stack.junit;

import java.nio.file.Path;
import org.barograph.stack.FolderLock;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackFolders;
import org.barograph.stack.StackSettings;
import org.barograph.stack.StackStatus;

/** The stack of a test run: started by the first module's JVM, found by the later ones. */
final class SharedStack {
  private static LocalStack stack;

  private SharedStack() {}

  static synchronized LocalStack get() {
    if (stack == null) {
      stack = attachOrStart(StackFolders.ofTests(), BuildProcess.pid());
    }
    return stack;
  }

  /** An attached stack is never closed here: the build is its owner, and its end is theirs. */
  static LocalStack attachOrStart(Path folder, long owner) {
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try (var alone = FolderLock.take(lock)) {
      if (isUsable(LocalStack.status(folder))) {
        return LocalStack.attach(folder);
      }
      LocalStack.stop(folder);
      StackFolders.delete(folder);
      return LocalStack.start(StackSettings.in(folder).withOwner(owner));
    }
  }

  /** Not with a dead owner: the servers of the build before this one end in a moment. */
  private static boolean isUsable(StackStatus status) {
    return status.phase() == StackStatus.Phase.RUNNING
        && !status.ownerGone()
        && status.servers().stream().allMatch(StackStatus.ServerStatus::answers);
  }
}
