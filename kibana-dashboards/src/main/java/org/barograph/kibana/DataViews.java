package org.barograph.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data views that come with Barograph. */
public final class DataViews {

  // A list and not a folder listing: resources inside a jar cannot be listed.
  private static final List<String> IDS = List.of("mentions", "windows", "incidents");

  private static final ObjectMapper JSON = new ObjectMapper();

  private DataViews() {}

  /** The ids, in the order of installation. */
  public static List<String> ids() {
    return IDS;
  }

  /** All of them, in the order of {@link #ids()}. */
  public static List<DataView> all() {
    return IDS.stream().map(DataViews::read).toList();
  }

  /**
   * One data view.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public static DataView read(String id) {
    if (!IDS.contains(id)) {
      throw new IllegalArgumentException("data view: must be one of " + IDS + ", got '" + id + "'");
    }
    String body = resource("/data-views/" + id + ".json");
    try {
      JsonNode view = JSON.readTree(body).path("data_view");
      return new DataView(
          view.path("id").asText(),
          view.path("title").asText(),
          view.path("timeFieldName").asText(),
          body);
    } catch (IOException e) {
      throw new UncheckedIOException("data view " + id, e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = DataViews.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name, e);
    }
  }
}
