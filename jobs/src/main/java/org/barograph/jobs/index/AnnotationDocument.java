package org.barograph.jobs.index;

import java.util.Locale;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;

/** The annotation document of FIELDS.md. */
public final class AnnotationDocument {

  private AnnotationDocument() {}

  /**
   * A planned event as the configuration file has it.
   *
   * @param revision grows with every start of the jobs, epoch milliseconds
   */
  public static DocumentOperation operation(
      BarographConfig config, AnnotationConfig annotation, long revision) {
    return new DocumentOperation(
        IndexNames.annotations(config.tenant()),
        annotation.id(),
        revision,
        json(config.version(), annotation, revision));
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
