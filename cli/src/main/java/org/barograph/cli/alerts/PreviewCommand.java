package org.barograph.cli.alerts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.barograph.connectors.alerts.Alert;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.EmailReceiver;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.ReceiverType;
import org.barograph.jobs.deliver.BadAlertException;
import org.barograph.jobs.deliver.Dispatch;
import org.barograph.jobs.deliver.IncidentReader;
import org.barograph.jobs.deliver.IncidentState;
import org.barograph.jobs.deliver.IncidentText;
import org.barograph.jobs.deliver.Receivers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what receivers would get. */
@Command(
    name = "preview",
    description = {
      "Shows what receivers would get for incidents in a file; sends nothing.",
      "",
      "The file is what backtest writes: one incident document a line.",
      ""
    })
final class PreviewCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml): names of brands and topics, runbooks.")
  private Path configFile;

  @Option(
      names = "--incidents",
      paramLabel = "FILE",
      required = true,
      description = "Incident documents, one a line.")
  private Path incidents;

  @Option(
      names = "--as",
      paramLabel = "TYPE",
      split = ",",
      description =
          "pagerduty, slack, alertmanager, webhook, email or log; several with commas. Without it,"
              + " slack, email and pagerduty.")
  private List<ReceiverType> types =
      List.of(ReceiverType.SLACK, ReceiverType.EMAIL, ReceiverType.PAGERDUTY);

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "triggered, updated or acknowledged: as it stood then. Without it, as the file says.")
  private Alert.State state;

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Writes the HTML of the mails there, too, <incident>.html each.")
  private Path html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BarographConfig config = ConfigLoader.load(configFile);
    IncidentText text = new IncidentText(config);
    List<Receiver> receivers =
        types.stream()
            .map(type -> Receivers.preview(type, config.delivery().externalUrl()))
            .toList();
    try {
      for (IncidentState incident : read()) {
        show(incident, text.alert(incident, ""), receivers);
      }
    } finally {
      receivers.forEach(Receiver::close);
    }
    return ExitCodes.OK;
  }

  private List<IncidentState> read() throws IOException {
    List<IncidentState> read = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(incidents)) {
      number++;
      try {
        IncidentState incident = IncidentReader.document(line.getBytes(StandardCharsets.UTF_8), 0);
        read.add(state == null ? incident : IncidentReader.asOf(incident, state.word()));
      } catch (BadAlertException e) {
        throw new UsageException(
            "--incidents: " + incidents + ":" + number + ": " + e.getMessage());
      }
    }
    return read;
  }

  private void show(IncidentState incident, Alert alert, List<Receiver> receivers)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Delivery delivery =
        new Delivery(new Dispatch("preview", incident, "", 0).idempotencyKey(), alert);
    for (int i = 0; i < receivers.size(); i++) {
      out.printf(
          Locale.ROOT,
          "=== %s, incident %s%n%n%s%n",
          types.get(i).name().toLowerCase(Locale.ROOT),
          incident.incidentId(),
          receivers.get(i).preview(delivery));
    }
    out.flush();
    if (html != null) {
      Files.createDirectories(html);
      String name = incident.incidentId().replaceAll("[^A-Za-z0-9_-]", "_") + ".html";
      Files.writeString(html.resolve(name), EmailReceiver.html(alert));
    }
  }
}
