package org.barograph.jobs.links;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A link into Kibana as Kibana reads it.
 *
 * @param page what stands before the state
 * @param from inclusive, and so is {@code to}
 * @param brand of the pinned filter; null when there is none
 * @param query in KQL; empty when there is none
 */
record Link(String page, Instant from, Instant to, String brand, String query) {

  static Link read(String address) {
    int question = address.indexOf('?');
    String app = null;
    String global = null;
    for (String part : address.substring(question + 1).split("&", -1)) {
      if (part.startsWith("_g=")) {
        global = part.substring(3);
      } else if (part.startsWith("_a=")) {
        app = part.substring(3);
      }
    }
    Map<String, Object> g = RisonReader.map(RisonReader.read(RisonReader.decoded(global)));
    Map<String, Object> time = RisonReader.map(g.get("time"));
    return new Link(
        address.substring(0, question),
        Instant.parse((String) time.get("from")),
        Instant.parse((String) time.get("to")),
        brand(g),
        query(app));
  }

  private static String brand(Map<String, Object> global) {
    if (!(global.get("filters") instanceof List<?> filters)) {
      return null;
    }
    Map<String, Object> filter = RisonReader.map(filters.getFirst());
    Map<String, Object> match =
        RisonReader.map(RisonReader.map(filter.get("query")).get("match_phrase"));
    return (String) match.get("brand");
  }

  private static String query(String app) {
    if (app == null) {
      return "";
    }
    Map<String, Object> a = RisonReader.map(RisonReader.read(RisonReader.decoded(app)));
    Map<String, Object> query = RisonReader.map(a.get("query"));
    Object text = query.containsKey("expression") ? query.get("expression") : query.get("query");
    return (String) text;
  }
}
