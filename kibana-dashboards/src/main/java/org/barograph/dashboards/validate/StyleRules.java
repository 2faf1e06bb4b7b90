package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.barograph.dashboards.body.Style;

/** Colours and formats come from the one place, and a polarity is the same colour everywhere. */
final class StyleRules {

  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{3,8}");
  private static final String POLARITY = "sentiment.polarity";

  private final Style style;

  StyleRules(Style style) {
    this.style = style;
  }

  void check(JsonNode body, Faults faults) {
    Walk.objects(
        body,
        "",
        (at, node) -> {
          checkColors(node, at, faults);
          if (node.path("format").isObject() && !style.formats().containsValue(node.get("format")))
            faults.add(at + "/format", node.get("format") + " is none of style.json's formats");
          if (isShown(node, at) && !node.has("format"))
            faults.add(at, "a number needs a format of style.json");
          if (node.path("fields").path(0).asText().equals(POLARITY) && !at.endsWith("/rank_by")) {
            checkPolarities(node.path("color").path("mapping"), at + "/color/mapping", faults);
          }
        });
  }

  private void checkColors(ObjectNode node, String at, Faults faults) {
    node.properties()
        .forEach(e -> {
          boolean named = e.getKey().equals("color") || e.getKey().equals("value");
          String text = e.getValue().asText();
          if (named
              && e.getValue().isTextual()
              && (e.getKey().equals("color") || COLOR.matcher(text).matches())
              && !style.colors().contains(text)) {
            faults.add(at + "/" + e.getKey(), "'" + text + "' is none of style.json's colours");
          }
          if (e.getKey().equals("palette") && !style.palettes().contains(text)) {
            faults.add(at + "/palette", "'" + text + "' is none of style.json's palettes");
          }
        });
  }

  /** A metric as a chart shows it: not what only ranks, limits or bounds. */
  private static boolean isShown(ObjectNode node, String at) {
    String operation = node.path("operation").asText();
    boolean metric =
        switch (operation) {
          case "count",
              "unique_count",
              "min",
              "max",
              "average",
              "median",
              "sum",
              "percentile",
              "formula" ->
              true;
          default -> false;
        };
    return metric && !at.endsWith("/rank_by");
  }

  private void checkPolarities(JsonNode mapping, String at, Faults faults) {
    style
        .polarities()
        .forEach((polarity, color) -> {
          boolean fixed = false;
          for (JsonNode entry : mapping) {
            fixed |=
                entry.at("/values/0").asText().equals(polarity)
                    && entry.at("/color/value").asText().equals(color);
          }
          if (!fixed) {
            faults.add(at, "'" + polarity + "' must have the colour " + color);
          }
        });
  }
}
