package org.barograph.cli.alerts;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.deliver.BadAlertException;
import org.barograph.jobs.deliver.DeliveryLetter;
import org.barograph.jobs.deliver.Dispatch;
import org.barograph.jobs.deliver.IncidentState;
import org.barograph.jobs.deliver.IncidentText;
import org.barograph.jobs.deliver.Receivers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends again what could not be delivered. */
@Command(
    name = "resend",
    description = {
      "Sends the alerts among the dead letters again, once each, from this process.",
      "",
      "It needs the receivers' secrets. The next call goes on behind what was delivered; a receiver"
          + " may know a second copy by its idempotency key, which never changes.",
      "",
      "What would tell people that an incident goes on which is over by now is listed and not sent.",
      ""
    })
final class ResendCommand implements Callable<Integer> {

  /** Sent only on request: a first start on an old Kafka topic makes many of them. */
  private static final String TOO_OLD = "too_old";

  @Option(names = "--receiver", paramLabel = "ID", description = "To this one only; sets no mark.")
  private String receiver;

  @Option(
      names = "--reason",
      paramLabel = "WORD",
      description = "Of this reason only, such as retries_exhausted; sets no mark.")
  private String reason;

  @Option(names = "--all", description = "Those that an earlier call has sent, too.")
  private boolean all;

  @Option(names = "--dry-run", description = "Lists them and sends nothing.")
  private boolean dryRun;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  private final Map<String, Receiver> receivers = new HashMap<>();

  @Override
  public Integer call() throws IOException {
    BarographConfig config = kafkaOptions.config();
    List<Undelivered.Found> failed = new ArrayList<>();
    int delivered = 0;
    int over = 0;
    try (Undelivered letters = new Undelivered(config.kafka())) {
      List<Undelivered.Found> found = letters.read(all);
      Map<String, IncidentState> newest = found.isEmpty() ? Map.of() : letters.newestStates();
      for (Undelivered.Found letter : found) {
        Dispatch dispatch = dispatch(letter);
        if (dispatch == null || !isMeant(letter, dispatch)) {
          continue;
        }
        if (isOver(dispatch, newest)) {
          over++;
          spec.commandLine().getOut().println(what(letter, dispatch) + ": over by now, not sent");
        } else if (resend(letter, dispatch, config)) {
          delivered++;
        } else {
          failed.add(letter);
        }
      }
      if (!dryRun && receiver == null && reason == null) {
        letters.mark(failed);
      }
    } finally {
      receivers.values().forEach(Receiver::close);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        (dryRun ? "would be sent: " : "delivered: ")
            + delivered
            + ", not delivered: "
            + failed.size()
            + (over == 0 ? "" : ", over by now: " + over));
    out.flush();
    return failed.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /** Null if it is none: nothing that another call could send. */
  private Dispatch dispatch(Undelivered.Found letter) {
    try {
      return DeliveryLetter.read(letter.payload());
    } catch (BadAlertException e) {
      spec.commandLine().getOut().println(letter.place() + " no alert: " + e.getMessage());
      return null;
    }
  }

  private boolean isMeant(Undelivered.Found letter, Dispatch dispatch) {
    boolean isReason =
        reason == null ? !letter.reason().equals(TOO_OLD) : letter.reason().equals(reason);
    return isReason && (receiver == null || receiver.equals(dispatch.receiver()));
  }

  /** It would open again at the receiver what nothing would ever end there. */
  private static boolean isOver(Dispatch dispatch, Map<String, IncidentState> newest) {
    IncidentState now = newest.get(dispatch.incident().incidentId());
    return dispatch.incident().isOpen() && now != null && !now.isOpen();
  }

  private static String what(Undelivered.Found letter, Dispatch dispatch) {
    return letter.place()
        + " "
        + dispatch.receiver()
        + " "
        + dispatch.incident().incidentId()
        + " "
        + dispatch.incident().state();
  }

  private boolean resend(Undelivered.Found letter, Dispatch dispatch, BarographConfig config) {
    PrintWriter out = spec.commandLine().getOut();
    String what = what(letter, dispatch);
    if (dryRun) {
      out.println(what + " (" + letter.reason() + ")");
      return true;
    }
    Outcome outcome = send(dispatch, config);
    out.println(what + ": " + Outcomes.text(outcome));
    out.flush();
    return outcome instanceof Outcome.Delivered;
  }

  private Outcome send(Dispatch dispatch, BarographConfig config) {
    ReceiverConfig found = config.delivery().receiver(dispatch.receiver()).orElse(null);
    if (found == null) {
      return new Outcome.Refused("not in the configuration");
    }
    try {
      return receivers
          .computeIfAbsent(
              found.id(),
              id -> Receivers.open(found, config.delivery().externalUrl(), InstantSource.system()))
          .send(
              new Delivery(
                  dispatch.idempotencyKey(),
                  new IncidentText(config).alert(dispatch.incident(), dispatch.note())))
          .join();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return new Outcome.Refused(e.getMessage());
    }
  }
}
