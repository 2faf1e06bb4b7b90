package org.barograph.connectors.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where to look next: a name and an http(s) address. */
public record Link(String name, String url) {

  private static final int MAX_URL = 2_000;

  public Link {
    name = Texts.line(name, 60);
    if (!isUsable(url)) {
      throw new IllegalArgumentException("not an http(s) address");
    }
  }

  /** Nothing where the address is none that anybody should click on. */
  public static Optional<Link> of(String name, String url) {
    return isUsable(url) ? Optional.of(new Link(name, url)) : Optional.empty();
  }

  static boolean isUsable(String url) {
    if (url == null || url.length() > MAX_URL) {
      return false;
    }
    try {
      URI uri = new URI(url);
      boolean web = "http".equalsIgnoreCase(uri.getScheme()) || isHttps(uri);
      return web && uri.getHost() != null && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
