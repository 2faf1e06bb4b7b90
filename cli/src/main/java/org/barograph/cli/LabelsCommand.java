package org.barograph.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barograph.cli.pipeline.Documents;
import org.barograph.jobs.config.ConfigLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What people labelled. */
@Command(
    name = "labels",
    description = "Works with the moods that people gave.",
    subcommands = LabelsCommand.Export.class)
final class LabelsCommand {

  /** Writes labelled mentions as training data. */
  @Command(
      name = "export",
      description = {
        "Writes the texts of relabelled mentions with their labels, for train sentiment.",
        "",
        "label<TAB>text with a header, by time; tabs and line breaks of a text become blanks.",
        ""
      })
  static final class Export implements Callable<Integer> {

    @Option(
        names = "--config",
        paramLabel = "FILE",
        required = true,
        description = "Configuration (barograph.yaml).")
    private Path configFile;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "TSV to write.")
    private Path out;

    @Option(names = "--brand", paramLabel = "ID", description = "Of one brand only.")
    private String brand;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      var config = Servers.required(ConfigLoader.load(configFile));
      List<JsonNode> labelled;
      try (Documents documents = new Documents(config)) {
        documents.refresh();
        labelled = documents.labelledMentions(brand);
      }
      try (BufferedWriter tsv = Files.newBufferedWriter(out)) {
        tsv.write("label\ttext\n");
        for (JsonNode mention : labelled) {
          String text = mention.get("text").textValue().replaceAll("[\\t\\r\\n]+", " ");
          tsv.write(mention.at("/label/polarity").textValue() + "\t" + text + "\n");
        }
      }
      var printed = spec.commandLine().getOut();
      printed.println(labelled.size() + " labelled mentions -> " + out);
      printed.flush();
      return ExitCodes.OK;
    }
  }
}
