package org.barograph.cli.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.demo.SafeText;
import org.barograph.cli.pipeline.Documents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One line for each incident. */
@Command(
    name = "list",
    description = {"Lists incidents, the newest first.", ""})
final class ListIncidentsCommand implements Callable<Integer> {

  @Option(names = "--brand", paramLabel = "ID", description = "Only those of this brand.")
  private String brand;

  @Option(names = "--open", description = "Only those that are not resolved.")
  private boolean open;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<JsonNode> incidents;
    try (Documents documents = new Documents(kafkaOptions.installation())) {
      incidents = documents.allIncidents();
    }
    var out = spec.commandLine().getOut();
    for (JsonNode incident : incidents.reversed()) {
      boolean wanted = brand == null || incident.path("brand").asText().equals(brand);
      if (wanted && !(open && incident.path("state").asText().equals("resolved"))) {
        out.println(line(incident));
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  static String line(JsonNode incident) {
    String about =
        incident.path("brand").asText()
            + (incident.has("topic") ? "/" + incident.get("topic").asText() : "");
    return String.format(
        Locale.ROOT,
        "%s  %s  %-12s %-8s %-14s %s  %.4g (expected %.4g)%s%s",
        incident.path("incident_id").asText(),
        incident.path("opened_at").asText(),
        incident.path("state").asText(),
        incident.path("severity").asText(),
        incident.path("kind").asText(),
        SafeText.line(about, 40),
        incident.path("observed").asDouble(),
        incident.path("expected").asDouble(),
        incident.has("silenced") ? "  silenced" : "",
        incident.has("feedback") ? "  " + incident.get("feedback").asText() : "");
  }
}
