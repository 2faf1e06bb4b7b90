package org.barograph.jobs.index;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/**
 * The project's JSON Schemas, for tests: formats are asserted, references stay on the class path.
 */
public final class Schemas {

  public static final List<String> NAMES =
      List.of(
          "post",
          "command",
          "incident-command",
          "mention-change",
          "alert",
          "dead-letter",
          "config",
          "mention",
          "window",
          "incident",
          "annotation",
          "audit",
          "pipeline");

  private static final String BASE = "https://barograph.org/schema/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                  .schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:schema/")));

  private Schemas() {}

  /** What is wrong with a document, as {@code <place>: <rule>}; empty when it is valid. */
  public static List<String> problems(String name, String json) {
    return validate(REGISTRY.getSchema(SchemaLocation.of(BASE + name + ".json")), json);
  }

  /** What is wrong with a schema itself. */
  static List<String> problemsOfSchema(String json) {
    String metaschema = SpecificationVersion.DRAFT_2020_12.getDialectId();
    return validate(REGISTRY.getSchema(SchemaLocation.of(metaschema)), json);
  }

  private static List<String> validate(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Schemas::describe).toList();
  }

  private static String describe(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }
}
