package org.barograph.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process by its id and start time, so that another program that got the same id later is not
 * taken for it.
 *
 * @param startedAtMs milliseconds since 1970
 */
record ProcessIdentity(long pid, long startedAtMs) {
  /** The boot time, to which Linux relates start times, moves when the clock is set. */
  private static final long CLOCK_STEP_MS = 5_000;

  static ProcessIdentity of(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new ProcessIdentity(process.pid(), started);
  }

  /** The live process, or empty when it has ended or its id belongs to another one. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(this::isSame).filter(ProcessHandle::isAlive);
  }

  boolean isAlive() {
    return find().isPresent();
  }

  private boolean isSame(ProcessHandle process) {
    long difference = of(process).startedAtMs - startedAtMs;
    return Math.abs(difference) <= CLOCK_STEP_MS && !isForeignZombie(process);
  }

  /**
   * Ended, but its parent (in a container often no real init) has not collected it. Children of
   * this process are left out: the JDK collects them at once and says when it has.
   */
  private static boolean isForeignZombie(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "stat");
      String stat = Files.readString(file);
      boolean zombie = stat.startsWith("Z", stat.lastIndexOf(')') + 2);
      return zombie && !process.parent().equals(Optional.of(ProcessHandle.current()));
    } catch (IOException notLinux) {
      return false;
    }
  }
}
