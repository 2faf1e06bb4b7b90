package org.barograph.dashboards.deploy;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where to deploy to.
 *
 * @param base address of Kibana, with its base path if it has one, without a slash at its end
 * @param space id of the space
 * @param apiKey as Elasticsearch gives it ({@code encoded}); never printed
 */
public record KibanaTarget(URI base, String space, String apiKey) {

  public static final String DEFAULT_SPACE = "default";

  private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{1,64}");

  /** What a header may hold; a line break would make a second one. */
  private static final Pattern API_KEY = Pattern.compile("[A-Za-z0-9+/=_:.-]+");

  /**
   * Checks all three.
   *
   * @throws IllegalArgumentException for an address that is not http or https or holds a user, for
   *     an impossible space, and for an API key with other signs than base64 has
   */
  public KibanaTarget {
    String scheme = base.getScheme();
    if (base.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "kibana: must be an http or https address, got '" + base + "'");
    }
    if (base.getUserInfo() != null) {
      throw new IllegalArgumentException("kibana: the address must not hold a user or password");
    }
    if (base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "kibana: the address must end with its path, got '" + base + "'");
    }
    if (!SPACE.matcher(space).matches()) {
      throw new IllegalArgumentException(
          "space: must match " + SPACE.pattern() + ", got '" + space + "'");
    }
    if (!API_KEY.matcher(apiKey).matches()) {
      throw new IllegalArgumentException(
          "API key: must be the base64 text that Elasticsearch gave");
    }
  }

  /** Whether the API key would go over the network in the clear. */
  public boolean isInTheClear() {
    String host = base.getHost();
    boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    return "http".equals(base.getScheme()) && !loopback;
  }

  /** An API path of the whole Kibana. */
  URI global(String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }

  /** An API path inside the space. */
  URI inSpace(String path) {
    return space.equals(DEFAULT_SPACE) ? global(path) : global("/s/" + space + path);
  }

  @Override
  public String toString() {
    return base + ", space " + space;
  }
}
