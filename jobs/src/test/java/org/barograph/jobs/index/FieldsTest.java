package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FIELDS.md, the schemas and the index templates name the same fields and say the same of them. */
class FieldsTest {

  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  @ParameterizedTest
  @CsvSource({
    "mention, mentions",
    "window, windows",
    "incident, incidents",
    "annotation, annotations",
    "audit, audit",
    "pipeline, pipeline"
  })
  void schemaAndTemplateNameTheSameFields(String schema, String index) {
    assertThat(Fields.ofSchema(schema).keySet()).isEqualTo(Fields.ofTemplate(index).keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "mention, mentions",
    "window, windows",
    "incident, incidents",
    "annotation, annotations",
    "audit, audit",
    "pipeline, pipeline"
  })
  void everyFieldStandsInItsTable(String schema, String index) throws IOException {
    assertThat(Fields.ofTable(index).keySet()).isEqualTo(Fields.ofSchema(schema).keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "mention, mentions",
    "window, windows",
    "incident, incidents",
    "annotation, annotations",
    "audit, audit",
    "pipeline, pipeline"
  })
  void everyMappingFitsItsSchema(String schema, String index) {
    Map<String, JsonNode> mappings = Fields.ofTemplate(index);

    assertThat(Fields.ofSchema(schema))
        .allSatisfy((path, field) ->
            assertThat(mappingTypes(field)).contains(mappings.get(path).get("type").textValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "mention, mentions",
    "window, windows",
    "incident, incidents",
    "annotation, annotations",
    "audit, audit",
    "pipeline, pipeline"
  })
  void everyTableNamesTypeAndValues(String schema, String index) throws IOException {
    Map<String, JsonNode> mappings = Fields.ofTemplate(index);
    Map<String, JsonNode> schemas = Fields.ofSchema(schema);

    assertThat(Fields.ofTable(index))
        .allSatisfy((path, cells) -> {
          assertThat(cells.get(1)).startsWith(mappings.get(path).get("type").textValue());
          if (schemas.get(path).has("enum")) {
            assertThat(codes(cells.get(2))).isEqualTo(texts(schemas.get(path).get("enum")));
          }
        });
  }

  @Test
  void theReasonsOfDeadLettersAreThoseOfTheirSchema() throws IOException {
    List<String> written = new ArrayList<>();
    for (String line : Fields.document().lines().toList()) {
      if (line.matches("\\| `(parse|ledger|command|index|config|deliver)` \\| `.*")) {
        written.add(Fields.cells(line).get(1).replace("`", ""));
      }
    }

    assertThat(written).isEqualTo(texts(Fields.ofSchema("dead-letter").get("reason").get("enum")));
  }

  @Test
  void thePipelineCountsEveryReasonOfDeadLetters() {
    List<String> counted =
        Fields.ofSchema("pipeline").keySet().stream()
            .filter(path -> path.startsWith("dead_letters."))
            .map(path -> path.substring("dead_letters.".length()))
            .toList();

    assertThat(counted)
        .containsExactlyInAnyOrderElementsOf(
            texts(Fields.ofSchema("dead-letter").get("reason").get("enum")));
  }

  private static List<String> mappingTypes(JsonNode field) {
    if (field.path("format").asText().equals("date-time")) {
      return List.of("date");
    }
    return switch (field.path("type").asText("string")) {
      case "integer" -> List.of("integer", "long");
      case "number" -> List.of("double");
      case "boolean" -> List.of("boolean");
      case "object" -> List.of("object");
      default -> List.of("keyword", "text");
    };
  }

  private static List<String> codes(String cell) {
    List<String> codes = new ArrayList<>();
    for (Matcher matcher = CODE.matcher(cell); matcher.find(); ) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue).toList();
  }
}
