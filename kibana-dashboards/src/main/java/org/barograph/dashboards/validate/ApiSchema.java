package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The form of a body, by the JSON Schema of the Dashboards API of Elastic 9.5. */
final class ApiSchema {

  private static final String ID = "urn:barograph:kibana:dashboards-api:9.5";

  private final Schema schema;

  ApiSchema() {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaIdResolvers(
                    ids -> ids.mapPrefix(ID, "classpath:dashboards-api.schema.json")));
    schema = registry.getSchema(SchemaLocation.of(ID));
  }

  void check(JsonNode body, Faults faults) {
    for (Error error : schema.validate(body.toString(), InputFormat.JSON)) {
      faults.add(error.getInstanceLocation().toString(), error.getMessage());
    }
  }
}
