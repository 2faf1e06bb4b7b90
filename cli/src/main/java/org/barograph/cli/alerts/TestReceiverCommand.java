package org.barograph.cli.alerts;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.deliver.Receivers;
import org.barograph.jobs.deliver.TestAlert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one receiver an alert that says that it is a test. */
@Command(
    name = "test",
    description = {
      "Sends a receiver of the configuration an alert that is marked as a test, once.",
      "",
      "It is of severity error, so that it takes the way of a page; --resolve ends it.",
      ""
    })
final class TestReceiverCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RECEIVER", description = "Its id in the configuration.")
  private String id;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml).")
  private Path configFile;

  @Option(names = "--resolve", description = "Sends the end of the test instead.")
  private boolean resolve;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DeliveryConfig delivery = ConfigLoader.load(configFile).delivery();
    ReceiverConfig config = delivery.receiver(id).orElseThrow(() -> unknown(delivery));
    Instant now = InstantSource.system().instant();
    Outcome outcome;
    try (Receiver receiver = open(config, delivery)) {
      outcome =
          receiver
              .send(new Delivery("test-" + now.toEpochMilli(), TestAlert.at(now, resolve)))
              .join();
    }
    var out = spec.commandLine().getOut();
    out.println(id + ": " + Outcomes.text(outcome));
    out.flush();
    return outcome instanceof Outcome.Delivered ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static Receiver open(ReceiverConfig config, DeliveryConfig delivery) {
    try {
      return Receivers.open(config, delivery.externalUrl(), InstantSource.system());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new UsageException("receiver " + config.id() + ": " + e.getMessage());
    }
  }

  private UsageException unknown(DeliveryConfig delivery) {
    String known =
        delivery.receivers().stream().map(ReceiverConfig::id).collect(Collectors.joining(", "));
    return new UsageException(
        "RECEIVER: no receiver '"
            + id
            + "' in "
            + configFile
            + (known.isEmpty() ? "; it has none" : "; it has " + known));
  }
}
