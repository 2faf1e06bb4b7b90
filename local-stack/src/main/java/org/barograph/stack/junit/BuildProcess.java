package org.barograph.stack.junit;

import java.util.Optional;

/** The Maven process of which this test JVM is a fork. */
final class BuildProcess {
  /** In the command line of every Maven (and of its daemon). */
  private static final String MAVEN_LAUNCHER = "org.codehaus.plexus.classworlds";

  private BuildProcess() {}

  /** This process itself where no Maven runs it, as in an IDE. */
  static long pid() {
    ProcessHandle self = ProcessHandle.current();
    // Not simply the parent: surefire puts a shell in between.
    Optional<ProcessHandle> ancestor = self.parent();
    while (ancestor.isPresent()) {
      if (isMaven(ancestor.get().info())) {
        return ancestor.get().pid();
      }
      ancestor = ancestor.get().parent();
    }
    return self.pid();
  }

  static boolean isMaven(ProcessHandle.Info process) {
    return process.commandLine().orElse("").contains(MAVEN_LAUNCHER);
  }
}
