package org.barograph.cli.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.validate.IndexFields;
import org.barograph.jobs.index.IndexTemplates;

/** The fields of the documents, as the jobs' index templates and schemas have them. */
final class IndexForms {

  private static final List<String> DOCUMENTS =
      List.of("mentions", "windows", "incidents", "pipeline", "annotations");
  private static final List<String> SCHEMAS =
      List.of("mention", "window", "incident", "pipeline", "annotation");

  private IndexForms() {}

  static IndexFields read() {
    Map<String, String> rendered = IndexTemplates.render(null, 0);
    Map<String, String> templates = new HashMap<>();
    DOCUMENTS.forEach(name -> templates.put(name, rendered.get("barograph-" + name)));
    Map<String, String> schemas = new HashMap<>();
    SCHEMAS.forEach(name -> schemas.put(name, text("/schema/" + name + ".json")));
    return new IndexFields(templates, schemas);
  }

  private static String text(String resource) {
    try (InputStream in = IndexTemplates.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
