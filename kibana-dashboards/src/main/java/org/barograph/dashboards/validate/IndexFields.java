package org.barograph.dashboards.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fields of the documents: their types by the index templates, their values by the schemas. */
public final class IndexFields {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> SCHEMA_OF =
      Map.of(
          "mentions", "mention",
          "windows", "window",
          "incidents", "incident",
          "pipeline", "pipeline",
          "annotations", "annotation");

  /** Types by field name, of each kind of document. */
  private final Map<String, Map<String, String>> types = new HashMap<>();

  private final Map<String, Map<String, Set<String>>> values = new HashMap<>();

  /**
   * Reads both.
   *
   * @param templates index templates by kind of document: {@code mentions}, {@code windows} ...
   * @param schemas JSON Schemas by name: {@code mention}, {@code window} ...; only their enums are
   *     looked at, and a schema that is absent limits nothing
   * @throws IllegalArgumentException if one of them is not JSON
   */
  public IndexFields(Map<String, String> templates, Map<String, String> schemas) {
    templates.forEach((documents, template) -> {
      Map<String, String> ofDocuments = new HashMap<>();
      collectTypes("", read(documents, template).at("/template/mappings"), ofDocuments);
      types.put(documents, ofDocuments);
      String schema = schemas.get(SCHEMA_OF.get(documents));
      Map<String, Set<String>> limited = new HashMap<>();
      if (schema != null) {
        collectValues("", read(documents, schema), limited);
      }
      values.put(documents, limited);
    });
  }

  private static JsonNode read(String documents, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(documents + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void collectTypes(String path, JsonNode mapping, Map<String, String> types) {
    // An object that is not indexed can be shown, but nothing can be asked of it.
    if (mapping.has("type")) {
      types.put(path, mapping.get("type").textValue());
    }
    mapping
        .path("properties")
        .properties()
        .forEach(child -> collectTypes(join(path, child.getKey()), child.getValue(), types));
    mapping
        .path("fields")
        .properties()
        .forEach(child -> collectTypes(join(path, child.getKey()), child.getValue(), types));
  }

  private static void collectValues(String path, JsonNode schema, Map<String, Set<String>> values) {
    JsonNode limited = schema.has("enum") ? schema.get("enum") : schema.at("/items/enum");
    if (limited.isArray()) {
      Set<String> set = new HashSet<>();
      limited.forEach(value -> set.add(value.asText()));
      values.put(path, set);
    }
    for (JsonNode properties :
        new JsonNode[] {schema.path("properties"), schema.at("/items/properties")}) {
      properties
          .properties()
          .forEach(child -> collectValues(join(path, child.getKey()), child.getValue(), values));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The field's type; null when the documents have no such field. */
  String typeOf(String documents, String field) {
    return types.getOrDefault(documents, Map.of()).get(field);
  }

  /** The only values that the field can have; null when there are no such limits. */
  Set<String> valuesOf(String documents, String field) {
    return values.getOrDefault(documents, Map.of()).get(field);
  }

  /** Names of all fields of such documents. */
  Set<String> names(String documents) {
    return types.getOrDefault(documents, Map.of()).keySet();
  }
}
