package org.barograph.jobs.config;

import java.net.URI;
import java.net.URISyntaxException;

/** What an http(s) address in the file may look like. */
final class Urls {
  private Urls() {}

  /** The broken rule, or null. Never repeats the address: what looks like one may hold a secret. */
  static String problem(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return "must be an http or https URL";
    }
    var scheme = uri.getScheme();
    if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
      return "must be an http or https URL";
    }
    var authority = uri.getRawAuthority();
    if (authority != null && authority.contains("@"))
      return "must not hold a user name or password";
    return uri.getHost() == null ? "must name a host" : null;
  }

  /** Of a server: nothing after the path, where keys are often put. */
  static String problemOfServer(String url) {
    var problem = problem(url);
    if (problem != null) return problem;
    return url.contains("?") || url.contains("#") ? "must not hold a query or fragment" : null;
  }
}
