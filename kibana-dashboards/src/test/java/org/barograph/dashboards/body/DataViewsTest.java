package org.barograph.dashboards.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
          .containsExactlyInAnyOrderElementsOf(all().stream().map(DataView::documents).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theIdAndTheAliasAreThoseOfTheFile(DataView view) {
    assertThat(view.id()).isEqualTo("barograph-" + view.documents());
    assertThat(view.title()).isEqualTo(view.documents());
  }

  @Test
  void aTenantsDataViewsReadItsOwnIndicesUnderTheSameIds() {
    assertThat(DataViews.all("acme"))
        .extracting(DataView::id, DataView::title)
        .contains(tuple("barograph-mentions", "mentions-acme"))
        .hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTimeFieldIsADate(DataView view) throws IOException {
    assertThat(fieldsOf(view)).containsEntry(view.timeField(), "date");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNamedFieldIsInTheIndexTemplate(DataView view) throws IOException {
    JsonNode body = view.body().get("data_view");
    List<String> named = new ArrayList<>();
    body.get("fieldFormats").fieldNames().forEachRemaining(named::add);
    body.get("fieldAttrs").fieldNames().forEachRemaining(named::add);

    assertThat(named).isNotEmpty().isSubsetOf(fieldsOf(view).keySet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void numbersAreFormattedAsNumbers(DataView view) throws IOException {
    Map<String, String> fields = fieldsOf(view);

    assertThat(view.body().at("/data_view/fieldFormats").properties())
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
  void canBeInstalledBeforeThereIsAnIndexAndAgain(DataView view) {
    JsonNode body = view.body();

    assertThat(body.at("/data_view/allowNoIndex").booleanValue()).isTrue();
    assertThat(body.get("override").booleanValue()).isTrue();
  }

  static List<DataView> all() {
    return DataViews.all();
  }

  private static Map<String, String> fieldsOf(DataView view) throws IOException {
    JsonNode template = JSON.readTree(TEMPLATES.resolve(view.documents() + ".json").toFile());
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
