package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Written samples against the schemas. A file of samples holds {@code valid} and {@code invalid}
 * ones; an invalid one is the first valid one with a {@code change} (an RFC 7386 merge patch, so
 * null removes) or a {@code record} of its own, and {@code at} is the place that must be named.
 */
class SchemasTest {

  private static final List<String> NAMES = Schemas.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void isAValidSchemaOf2020(String name) {
    JsonNode schema = Fields.resource("/schema/" + name + ".json");

    assertThat(schema.get("$schema").textValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(Schemas.problemsOfSchema(schema.toString())).isEmpty();
  }

  @Test
  void aBrokenSchemaIsNoticed() {
    assertThat(Schemas.problemsOfSchema("{\"type\": \"strin\"}")).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyObjectIsClosed(String name) {
    assertThat(open("", Fields.resource("/schema/" + name + ".json"))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyFieldIsDescribed(String name) {
    assertThat(undescribed("", Fields.resource("/schema/" + name + ".json"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> validSamples() {
    return NAMES.stream()
        .flatMap(name ->
            samples(name)
                .get("valid")
                .valueStream()
                .map(sample ->
                    dynamicTest(
                        name + ": " + sample.get("name").textValue(),
                        () -> assertThat(problems(name, sample.get("record"))).isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> invalidSamples() {
    return NAMES.stream()
        .flatMap(name ->
            samples(name)
                .get("invalid")
                .valueStream()
                .map(sample ->
                    dynamicTest(
                        name + ": " + sample.get("name").textValue(),
                        () -> assertRefused(name, sample))));
  }

  private static void assertRefused(String name, JsonNode sample) {
    JsonNode record =
        sample.has("record")
            ? sample.get("record")
            : merge(samples(name).at("/valid/0/record").deepCopy(), sample.get("change"));
    assertThat(problems(name, record))
        .anySatisfy(problem -> assertThat(problem).contains(sample.get("at").textValue()));
  }

  private static List<String> problems(String name, JsonNode record) {
    return Schemas.problems(name, record.toString());
  }

  private static JsonNode samples(String name) {
    return Fields.resource("/samples/" + name + ".json");
  }

  private static JsonNode merge(JsonNode target, JsonNode change) {
    if (!change.isObject() || !(target instanceof ObjectNode object)) {
      return change;
    }
    change
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull()) {
            object.remove(entry.getKey());
          } else {
            JsonNode before = object.path(entry.getKey());
            object.set(entry.getKey(), merge(before, entry.getValue()));
          }
        });
    return object;
  }

  private static List<String> open(String path, JsonNode schema) {
    Stream<String> here =
        schema.path("type").toString().contains("\"object\"")
                && schema.has("properties")
                && !schema.path("additionalProperties").equals(BooleanNode.FALSE)
            ? Stream.of(path)
            : Stream.empty();
    Stream<String> below =
        Stream.concat(
            schema
                .propertyStream()
                .flatMap(e -> open(path + "/" + e.getKey(), e.getValue()).stream()),
            schema
                .valueStream()
                .filter(e -> schema.isArray())
                .flatMap(e -> open(path + "/", e).stream()));
    return Stream.concat(here, below).toList();
  }

  private static List<String> undescribed(String path, JsonNode schema) {
    if (!path.isEmpty()
        && !schema.has("properties")
        && !schema.at("/items/properties").isObject()) {
      return schema.has("description") ? List.of() : List.of(path);
    }
    return Stream.of(
            schema.path("properties").propertyStream(),
            schema.has("items") ? Stream.of(Map.entry("[]", schema.get("items"))) : none(),
            schema.path("oneOf").valueStream().map(branch -> Map.entry("", branch)))
        .flatMap(children -> children)
        .flatMap(child -> undescribed(path + "/" + child.getKey(), child.getValue()).stream())
        .toList();
  }

  private static Stream<Map.Entry<String, JsonNode>> none() {
    return Stream.empty();
  }
}
