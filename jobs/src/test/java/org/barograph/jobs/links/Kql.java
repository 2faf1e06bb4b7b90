package org.barograph.jobs.links;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small part of KQL that links use, as Kibana asks Elasticsearch for it. */
final class Kql {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern CLAUSE =
      Pattern.compile("( and | or |)(not |)([a-z_.]+) : \"((?:[^\"\\\\]|\\\\.)*)\"");

  private Kql() {}

  /** {@code and} binds closer than {@code or}. */
  static ObjectNode query(String kql) {
    ObjectNode whole = JSON.createObjectNode();
    ArrayNode any = whole.putObject("bool").put("minimum_should_match", 1).putArray("should");
    ObjectNode all = any.addObject().putObject("bool");
    Matcher clause = CLAUSE.matcher(kql);
    int end = 0;
    while (clause.find()) {
      if (clause.start() != end) {
        throw new IllegalArgumentException("not understood from " + end + " on: " + kql);
      }
      end = clause.end();
      if (clause.group(1).equals(" or ")) {
        all = any.addObject().putObject("bool");
      }
      String value = clause.group(4).replaceAll("\\\\(.)", "$1");
      all.withArray(clause.group(2).isEmpty() ? "filter" : "must_not")
          .addObject()
          .putObject("match_phrase")
          .put(clause.group(3), value);
    }
    if (end != kql.length()) {
      throw new IllegalArgumentException("not understood from " + end + " on: " + kql);
    }
    return whole;
  }
}
