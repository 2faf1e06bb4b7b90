package org.barograph.dashboards.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The fields as the jobs' resources have them: this module must not depend on the jobs. */
public final class ProjectFields {

  private static final Path RESOURCES = Path.of("..", "jobs/src/main/resources");

  private ProjectFields() {}

  public static IndexFields read() {
    Map<String, String> templates = new HashMap<>();
    Map<String, String> schemas = new HashMap<>();
    for (String documents :
        new String[] {"mentions", "windows", "incidents", "pipeline", "annotations"}) {
      templates.put(documents, text("elasticsearch/" + documents + ".json"));
    }
    for (String schema : new String[] {"mention", "window", "incident", "pipeline", "annotation"}) {
      schemas.put(schema, text("schema/" + schema + ".json"));
    }
    return new IndexFields(templates, schemas);
  }

  private static String text(String file) {
    try {
      return Files.readString(RESOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
