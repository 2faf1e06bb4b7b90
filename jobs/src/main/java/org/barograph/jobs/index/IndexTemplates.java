package org.barograph.jobs.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The composable index templates, ready for {@code PUT _index_template/<name>}.
 *
 * <p>The mappings stand in resources; what depends on the installation is filled in here.
 *
 * <p><b>Patterns.</b> A template's pattern knows no wildcard but {@code *}. {@code mentions-*}
 * would take in every tenant's {@code mentions-acme-2026.11}, so without tenant the patterns are
 * {@code mentions-1*} and {@code mentions-2*}: the first digit of a year. A tenant whose name
 * starts with one of these digits is caught by them as well; its own template {@code
 * mentions-2go-2*} then wins by its higher priority. Two tenants never meet, as no tenant's name
 * has a hyphen.
 */
public final class IndexTemplates {

  /** Above the templates that an Elasticsearch brings along (they stay at or below 200). */
  private static final int PRIORITY = 500;

  private static final int TENANT_PRIORITY = 510;

  private static final List<String> MONTHLY = List.of("mentions", "windows", "pipeline");
  private static final List<String> SINGLE = List.of("incidents", "annotations", "audit");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private IndexTemplates() {}

  /**
   * Every template, by its name ({@code barograph-mentions}, {@code barograph-mentions-acme} ...).
   * The same arguments give the same bytes.
   *
   * @param tenantOrNull keeps the indices apart from those of others
   * @param replicas of each shard, from 0
   * @throws IllegalArgumentException if the tenant's name or the number of replicas breaks its rule
   */
  public static Map<String, String> render(String tenantOrNull, int replicas) {
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas: must be 0 or more, got " + replicas);
    }
    Map<String, String> templates = new LinkedHashMap<>();
    for (String kind : MONTHLY) {
      String alias = IndexNames.of(kind, tenantOrNull);
      List<String> patterns = List.of(alias + "-1*", alias + "-2*");
      ObjectNode template = template(kind, tenantOrNull, patterns, replicas);
      ((ObjectNode) template.get("template")).putObject("aliases").putObject(alias);
      templates.put("barograph-" + alias, write(template));
    }
    for (String kind : SINGLE) {
      // Read by the index's own name: an alias cannot bear the name of an index.
      String index = IndexNames.of(kind, tenantOrNull);
      templates.put(
          "barograph-" + index, write(template(kind, tenantOrNull, List.of(index), replicas)));
    }
    return templates;
  }

  private static ObjectNode template(
      String kind, String tenantOrNull, List<String> patterns, int replicas) {
    ObjectNode template = JSON.createObjectNode();
    ArrayNode indexPatterns = template.putArray("index_patterns");
    patterns.forEach(indexPatterns::add);
    template.put("priority", tenantOrNull == null ? PRIORITY : TENANT_PRIORITY);
    template.setAll((ObjectNode) read(kind));
    ((ObjectNode) template.at("/template/settings/index")).put("number_of_replicas", replicas);
    return template;
  }

  private static JsonNode read(String kind) {
    String resource = "/elasticsearch/" + kind + ".json";
    try (InputStream in = IndexTemplates.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is not on the class path");
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource, e);
    }
  }

  private static String write(ObjectNode template) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    try {
      return JSON.writer(printer).writeValueAsString(template) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
