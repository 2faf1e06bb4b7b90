package org.barograph.jobs.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The three places that name the fields of documents, each as dotted path to what it says there.
 */
final class Fields {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fields() {}

  /** The leaves of a schema; the path of what stands in a list is the same as without it. */
  static Map<String, JsonNode> ofSchema(String name) {
    JsonNode schema = resource("/schema/" + name + ".json");
    Map<String, JsonNode> fields = new TreeMap<>();
    schemaLeaves("", schema, schema.path("$defs"), fields::put);
    return fields;
  }

  /** The leaves of an index template's mappings; what is stored only counts as a leaf. */
  static Map<String, JsonNode> ofTemplate(String index) {
    Map<String, JsonNode> fields = new TreeMap<>();
    JsonNode template = resource("/elasticsearch/" + index + ".json");
    templateLeaves("", template.at("/template/mappings"), fields::put);
    return fields;
  }

  /** The rows of the table under {@code ### index} in FIELDS.md, by the path in the first cell. */
  static Map<String, List<String>> ofTable(String index) throws IOException {
    Map<String, List<String>> fields = new TreeMap<>();
    boolean inside = false;
    for (String line : document().lines().toList()) {
      if (line.startsWith("#")) {
        inside = line.equals("### " + index);
      } else if (inside && line.startsWith("| `")) {
        List<String> cells = cells(line);
        fields.put(cells.get(0).replace("`", "").replace("[]", ""), cells);
      }
    }
    return fields;
  }

  static List<String> cells(String row) {
    return List.of(row.substring(1).split("(?<!\\\\)\\|")).stream().map(String::strip).toList();
  }

  static String document() throws IOException {
    return Files.readString(Path.of("..", "FIELDS.md"));
  }

  static JsonNode resource(String name) {
    try (InputStream in = Fields.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is not on the class path");
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("resource " + name, e);
    }
  }

  private static void schemaLeaves(
      String path, JsonNode schema, JsonNode definitions, BiConsumer<String, JsonNode> leaf) {
    JsonNode here = schema.has("items") ? resolve(schema.get("items"), definitions) : schema;
    if (here.has("properties")) {
      here.get("properties")
          .properties()
          .forEach(child ->
              schemaLeaves(
                  join(path, child.getKey()),
                  resolve(child.getValue(), definitions),
                  definitions,
                  leaf));
    } else {
      leaf.accept(path, here);
    }
  }

  private static JsonNode resolve(JsonNode schema, JsonNode definitions) {
    return schema.has("$ref")
        ? definitions.get(schema.get("$ref").textValue().replace("#/$defs/", ""))
        : schema;
  }

  private static void templateLeaves(
      String path, JsonNode mapping, BiConsumer<String, JsonNode> leaf) {
    if (mapping.has("properties")) {
      mapping
          .get("properties")
          .properties()
          .forEach(child -> templateLeaves(join(path, child.getKey()), child.getValue(), leaf));
    } else {
      leaf.accept(path, mapping);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
