package org.barograph.stack;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** 127.0.0.1 in any case: the JDK's own loopback address may be ::1, where no server listens. */
final class Loopback {
  static final InetAddress ADDRESS = address();

  private Loopback() {}

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
