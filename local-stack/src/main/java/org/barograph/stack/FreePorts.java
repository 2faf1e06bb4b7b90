package org.barograph.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports that nobody listens on. */
final class FreePorts {
  // Below the ephemeral range of Linux (32768) and macOS (49152): a client that tries a stopped
  // server again and again may otherwise be given that very port as its own, and then talks to
  // itself while the server cannot come back.
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 200;

  private final Set<Integer> taken = new HashSet<>();

  /** The wanted port if it is free, or any free one for 0. */
  int take(int wanted, String purpose) {
    if (wanted != 0) {
      if (!isFree(wanted) || !taken.add(wanted)) {
        throw new StackException(
            "%s: port 127.0.0.1:%d is in use by another program".formatted(purpose, wanted));
      }
      return wanted;
    }
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
    throw new StackException(
        "%s: no free port among %d tries in %d to %d".formatted(purpose, TRIES, FIRST, LAST));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As the servers do: connections of an earlier run that linger in TIME_WAIT are no obstacle.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(Loopback.ADDRESS, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
