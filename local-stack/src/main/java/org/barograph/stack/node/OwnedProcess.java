package org.barograph.stack.node;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when its owner is gone, even if the owner was killed
 * and could not say so.
 *
 * <p>Arguments: the owner's process id (0: none), the owner's start in milliseconds since 1970, the
 * main class, its arguments. One class without nested ones: it is copied as a single file.
 */
public final class OwnedProcess implements Runnable {
  private static final long POLL_MS = 500;
  private static final long GRACE_MS = 20_000;
  private static final long CLOCK_STEP_MS = 5_000;

  private final long ownerPid;
  private final long ownerStartedAtMs;

  private OwnedProcess(long ownerPid, long ownerStartedAtMs) {
    this.ownerPid = ownerPid;
    this.ownerStartedAtMs = ownerStartedAtMs;
  }

  public static void main(String[] args) throws Throwable {
    long ownerPid = Long.parseLong(args[0]);
    if (ownerPid != 0) {
      var watch = new OwnedProcess(ownerPid, Long.parseLong(args[1]));
      Thread.ofPlatform().daemon().name("owner-watch").start(watch);
    }
    try {
      Class.forName(args[2])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 3, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      // A server that failed half way leaves non-daemon threads behind.
      System.exit(1);
    }
  }

  @Override
  public void run() {
    try {
      while (isOwnerAlive()) {
        Thread.sleep(POLL_MS);
      }
      System.out.println("owner " + ownerPid + " is gone, ending");
      var halt = new Thread(OwnedProcess::haltAfterGrace, "owner-halt");
      halt.setDaemon(true);
      halt.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }

  private boolean isOwnerAlive() {
    ProcessHandle owner = ProcessHandle.of(ownerPid).orElse(null);
    if (owner == null || !owner.isAlive()) {
      return false;
    }
    var started = owner.info().startInstant().orElse(null);
    // No start time: a zombie on some systems, or a process that ended just now.
    return started != null && Math.abs(started.toEpochMilli() - ownerStartedAtMs) <= CLOCK_STEP_MS;
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
