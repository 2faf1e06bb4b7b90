package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTemplatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Regenerating is copying what the failure shows: a change of a template shall be seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "barograph-mentions",
        "barograph-windows",
        "barograph-pipeline",
        "barograph-incidents",
        "barograph-annotations",
        "barograph-audit"
      })
  void rendersTheGoldenFile(String name) throws IOException {
    assertThat(IndexTemplates.render(null, 0).get(name)).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"barograph-mentions-acme", "barograph-incidents-acme"})
  void rendersTheGoldenFileOfATenant(String name) throws IOException {
    assertThat(IndexTemplates.render("acme", 1).get(name)).isEqualTo(golden(name));
  }

  @Test
  void everyIndexNameIsTakenByItsOwnTemplateAlone() throws IOException {
    Map<String, String> templates = new TreeMap<>(IndexTemplates.render(null, 0));
    // The last one begins like a year, the first two like each other.
    for (String tenant : List.of("acme", "acme_eu", "2go")) {
      templates.putAll(IndexTemplates.render(tenant, 0));
    }

    assertThat(winner(templates, IndexNames.mentions(null, 0))).isEqualTo("barograph-mentions");
    assertThat(winner(templates, IndexNames.incidents(null))).isEqualTo("barograph-incidents");
    for (String tenant : List.of("acme", "acme_eu", "2go")) {
      assertThat(winner(templates, IndexNames.mentions(tenant, 0)))
          .isEqualTo("barograph-mentions-" + tenant);
      assertThat(winner(templates, IndexNames.windows(tenant, 0)))
          .isEqualTo("barograph-windows-" + tenant);
      assertThat(winner(templates, IndexNames.incidents(tenant)))
          .isEqualTo("barograph-incidents-" + tenant);
    }
  }

  @Test
  void theTemplateOfATenantlessInstallationLeavesTenantsAlone() throws IOException {
    Map<String, String> templates = IndexTemplates.render(null, 0);

    assertThat(winner(templates, "mentions-acme-2026.11")).isEmpty();
    assertThat(winner(templates, "incidents-acme")).isEmpty();
  }

  @Test
  void usesOnlyFieldTypesOfTheServerModule() throws IOException {
    for (Map.Entry<String, String> template : IndexTemplates.render(null, 0).entrySet()) {
      assertThat(
              JSON.readTree(template.getValue()).at("/template/mappings").findValuesAsText("type"))
          .as(template.getKey())
          .isSubsetOf("keyword", "text", "date", "boolean", "integer", "long", "double", "object");
    }
  }

  @Test
  void everyMappingIsStrict() throws IOException {
    for (String template : IndexTemplates.render(null, 0).values()) {
      assertThat(JSON.readTree(template).at("/template/mappings").findValuesAsText("dynamic"))
          .containsExactly("strict");
    }
  }

  @Test
  void anImpossibleNumberOfReplicasIsRefused() {
    assertThatThrownBy(() -> IndexTemplates.render(null, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replicas: must be 0 or more, got -1");
  }

  /** As Elasticsearch chooses: the highest priority among those that match; a tie is an error. */
  private static String winner(Map<String, String> templates, String index) throws IOException {
    List<String> best = new ArrayList<>();
    int priority = 0;
    for (Map.Entry<String, String> entry : templates.entrySet()) {
      JsonNode template = JSON.readTree(entry.getValue());
      int own = template.get("priority").intValue();
      if (matches(template.get("index_patterns"), index) && own >= priority) {
        if (own > priority) {
          best.clear();
        }
        best.add(entry.getKey());
        priority = own;
      }
    }
    return String.join(" and ", best);
  }

  private static boolean matches(JsonNode patterns, String index) {
    return patterns
        .valueStream()
        .map(pattern -> pattern.textValue().split("\\*", -1))
        .map(parts -> List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining(".*")))
        .anyMatch(index::matches);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        IndexTemplatesTest.class.getResourceAsStream("/elasticsearch/golden/" + name + ".json")) {
      assertThat(in).as("golden file of " + name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
