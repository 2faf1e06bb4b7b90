package org.barograph.connectors.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where a receiver is: encrypted, or on this machine. */
final class Address {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Address() {}

  /**
   * Checks an address. The messages do not repeat it: it may be a secret.
   *
   * @param allowPlaintext lets unencrypted ways to other machines pass
   * @param encrypted the scheme that is always fine
   * @param plain the one that is fine on loopback
   * @throws IllegalArgumentException if nothing may be sent there
   */
  static URI check(String text, boolean allowPlaintext, String encrypted, String plain) {
    URI uri = parse(text);
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equalsIgnoreCase(encrypted) && !scheme.equalsIgnoreCase(plain)) {
      throw new IllegalArgumentException("the address must be " + encrypted + "://...");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the address must name a host and no user");
    }
    boolean isEncrypted = scheme.equalsIgnoreCase(encrypted);
    if (!isEncrypted && !isLoopback(uri) && !allowPlaintext) {
      throw new IllegalArgumentException(
          plain + " to another machine needs allow_plaintext; use " + encrypted);
    }
    return uri;
  }

  static URI web(String text, boolean allowPlaintext) {
    return check(text, allowPlaintext, "https", "http");
  }

  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost());
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the address is no URL");
    }
  }
}
