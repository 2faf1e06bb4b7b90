package org.barograph.cli.incidents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.IncidentSayings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole document of an incident. */
@Command(
    name = "show",
    description = {"Shows an incident with its history and evidence, as JSON (FIELDS.md).", ""})
final class ShowIncidentCommand implements Callable<Integer> {

  @Parameters(paramLabel = "INCIDENT_ID", description = "As list shows it.")
  private String incidentId;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Documents documents = new Documents(kafkaOptions.installation())) {
      var incident = IncidentSayings.find(documents, incidentId);
      // Texts of posts are hostile: nothing but ASCII reaches the terminal as it is.
      var json =
          new ObjectMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
              .enable(SerializationFeature.INDENT_OUTPUT);
      var out = spec.commandLine().getOut();
      out.println(json.writeValueAsString(incident));
      out.flush();
    }
    return ExitCodes.OK;
  }
}
