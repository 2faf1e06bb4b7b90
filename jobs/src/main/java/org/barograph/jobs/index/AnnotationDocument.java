package org.barograph.jobs.index;

import java.util.Locale;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.AnnotationConfig;

/** The annotation document of FIELDS.md. */
public final class AnnotationDocument {

  private AnnotationDocument() {}

  /**
   * A planned event as the configuration has it.
   *
   * @param revision grows with every start of the jobs and every change, epoch milliseconds
   */
  static DocumentOperation operation(
      String tenant, String configVersion, AnnotationConfig annotation, long revision) {
    return DocumentOperation.write(
        IndexNames.annotations(tenant),
        annotation.id(),
        revision,
        json(configVersion, annotation, revision));
  }

  static DocumentOperation delete(String tenant, String id, long revision) {
    return DocumentOperation.delete(IndexNames.annotations(tenant), id, revision);
  }

  static byte[] json(String configVersion, AnnotationConfig annotation, long revision) {
    return JsonDocument.bytes(json ->
        json.time("@timestamp", annotation.startMillis())
            .text("annotation_id", annotation.id())
            .text("config_version", configVersion)
            .number("revision", revision)
            .text("kind", annotation.kind().name().toLowerCase(Locale.ROOT))
            .text("title", annotation.title())
            .time("start", annotation.startMillis())
            .time("end", annotation.endMillis())
            .texts("brands", annotation.brands().stream().sorted().toList()));
  }
}
