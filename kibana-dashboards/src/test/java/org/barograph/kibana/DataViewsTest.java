package org.barograph.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataViewsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  // Read as files: this module must not depend on the jobs, but has to fit their index templates.
  private static final Path TEMPLATES = Path.of("..", "jobs/src/main/resources/elasticsearch");

  @Test
  void everyFileOfTheFolderIsListed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/data-views"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(DataViews.ids());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theIdIsTheNameOfTheFileAndOfTheAlias(DataView view) {
    assertThat(DataViews.read(view.id())).isEqualTo(view);
    assertThat(view.title()).isEqualTo(view.id());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTimeFieldIsADate(DataView view) throws IOException {
    assertThat(fieldsOf(view)).containsEntry(view.timeField(), "date");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNamedFieldIsInTheIndexTemplate(DataView view) throws IOException {
    JsonNode body = JSON.readTree(view.body()).get("data_view");
    List<String> named = new ArrayList<>();
    body.get("fieldFormats").fieldNames().forEachRemaining(named::add);
    body.get("fieldAttrs").fieldNames().forEachRemaining(named::add);

    assertThat(named).isNotEmpty().isSubsetOf(fieldsOf(view).keySet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void numbersAreFormattedAsNumbers(DataView view) throws IOException {
    Map<String, String> fields = fieldsOf(view);

    assertThat(JSON.readTree(view.body()).at("/data_view/fieldFormats").properties())
        .allSatisfy(format -> {
          List<String> types =
              format.getValue().get("id").textValue().equals("url")
                  ? List.of("keyword")
                  : List.of("double", "long", "integer");
          assertThat(types).contains(fields.get(format.getKey()));
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void canBeInstalledBeforeThereIsAnIndexAndAgain(DataView view) throws IOException {
    JsonNode body = JSON.readTree(view.body());

    assertThat(body.at("/data_view/allowNoIndex").booleanValue()).isTrue();
    assertThat(body.get("override").booleanValue()).isTrue();
  }

  @Test
  void anUnknownIdIsRefused() {
    assertThatThrownBy(() -> DataViews.read("../elasticsearch/mentions"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[mentions, windows, incidents]");
  }

  static List<DataView> all() {
    return DataViews.all();
  }

  private static Map<String, String> fieldsOf(DataView view) throws IOException {
    JsonNode template = JSON.readTree(TEMPLATES.resolve(view.id() + ".json").toFile());
    Map<String, String> types = new TreeMap<>();
    collect("", template.at("/template/mappings"), types);
    return types;
  }

  private static void collect(String path, JsonNode mapping, Map<String, String> types) {
    if (mapping.has("type")) {
      types.put(path, mapping.get("type").textValue());
    }
    for (Map.Entry<String, JsonNode> child : mapping.path("properties").properties()) {
      collect(
          path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(), types);
    }
  }
}
