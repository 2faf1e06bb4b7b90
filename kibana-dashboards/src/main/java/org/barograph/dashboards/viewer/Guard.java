package org.barograph.dashboards.viewer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Who may ask. Loopback alone does not keep other pages of the same browser out: a name that they
 * let point here (DNS rebinding) is told by {@code Host}, their scripts and forms by {@code Origin}
 * and {@code Sec-Fetch-Site}, and the buttons need a token that only the page itself holds.
 */
final class Guard {

  static final String TOKEN_HEADER = "X-Barograph-Token";

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final byte[] token;

  Guard(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the request was sent to this machine by its own name. */
  boolean isForUs(HttpFields headers, int port) {
    String host = headers.get(HttpHeader.HOST);
    return host != null && isOurs(host, port);
  }

  /** Whether a request that carries a body comes from our own page, or from no page at all. */
  boolean isFromUs(HttpFields headers, int port) {
    String origin = headers.get(HttpHeader.ORIGIN);
    String site = headers.get("Sec-Fetch-Site");
    boolean isOwnOrigin =
        origin == null
            || (origin.startsWith("http://") && isOurs(origin.substring("http://".length()), port));
    return isOwnOrigin && (site == null || site.equals("same-origin"));
  }

  boolean hasToken(HttpFields headers) {
    String given = headers.get(TOKEN_HEADER);
    return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isOurs(String host, int port) {
    return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port));
  }
}
