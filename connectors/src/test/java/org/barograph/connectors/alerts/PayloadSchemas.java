package org.barograph.connectors.alerts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The services' forms as JSON Schemas. */
final class PayloadSchemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private PayloadSchemas() {}

  /** What is wrong with a payload; empty when it is valid. */
  static List<String> problems(String service, String json) {
    try (InputStream in =
        PayloadSchemas.class.getResourceAsStream("/alerts/" + service + ".json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return REGISTRY.getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON).stream()
          .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
