package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one place for colours and formats of numbers: {@code style.json}.
 *
 * @param polarities the colour of each polarity, the same on every dashboard
 * @param colors every colour that may be used, the polarities' among them
 * @param palettes Kibana's own palettes that may be used
 * @param formats by name
 */
public record Style(
    Map<String, String> polarities,
    Set<String> colors,
    Set<String> palettes,
    Map<String, JsonNode> formats) {

  /** The one that comes with Barograph. */
  public static Style read() {
    JsonNode style = Resources.json("/style.json");
    Map<String, String> polarities = new LinkedHashMap<>();
    style
        .get("polarity")
        .properties()
        .forEach(e -> polarities.put(e.getKey(), e.getValue().textValue()));
    Set<String> colors = new HashSet<>();
    for (String group : List.of("polarity", "band", "series", "judgement")) {
      style.get(group).forEach(color -> colors.add(color.textValue()));
    }
    Set<String> palettes = new HashSet<>();
    style.get("palettes").forEach(palette -> palettes.add(palette.textValue()));
    Map<String, JsonNode> formats = new LinkedHashMap<>();
    style.get("formats").properties().forEach(e -> formats.put(e.getKey(), e.getValue()));
    return new Style(polarities, colors, palettes, formats);
  }
}
