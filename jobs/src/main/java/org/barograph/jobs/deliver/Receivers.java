package org.barograph.jobs.deliver;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.barograph.connectors.alerts.AlertmanagerReceiver;
import org.barograph.connectors.alerts.BrokenReceiver;
import org.barograph.connectors.alerts.EmailReceiver;
import org.barograph.connectors.alerts.LogReceiver;
import org.barograph.connectors.alerts.PagerDutyReceiver;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.connectors.alerts.ReceiverSettings;
import org.barograph.connectors.alerts.Secret;
import org.barograph.connectors.alerts.SlackReceiver;
import org.barograph.connectors.alerts.WebhookReceiver;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.config.ReceiverType;
import org.barograph.jobs.config.Setting;

/** Makes the clients that a configuration asks for; only here are secrets read. */
public final class Receivers {

  private Receivers() {}

  /**
   * The client of a receiver.
   *
   * @param externalUrl null, or where Barograph's users look
   * @throws IllegalStateException if its secret is missing; the message names the place
   * @throws IllegalArgumentException if nothing may be sent to its address; the message does not
   *     repeat it
   */
  public static Receiver open(ReceiverConfig config, String externalUrl, InstantSource clock) {
    ReceiverSettings settings =
        new ReceiverSettings(
            config.id(), config.timeout(), config.allowPlaintext(), externalUrl, clock);
    Secret secret = secret(config.secret());
    return switch (config.type()) {
      case PAGERDUTY ->
          new PagerDutyReceiver(
              settings, config.url() == null ? PagerDutyReceiver.BASE : config.url(), secret);
      case SLACK -> new SlackReceiver(settings, secret);
      case ALERTMANAGER -> new AlertmanagerReceiver(settings, config.url(), config.user(), secret);
      case WEBHOOK -> new WebhookReceiver(settings, config.url(), secret);
      case EMAIL ->
          new EmailReceiver(
              settings,
              config.url(),
              new EmailReceiver.Envelope(config.from(), config.to()),
              config.user(),
              secret);
      case LOG -> new LogReceiver();
    };
  }

  /** A client of a kind to look at what it would send; it knows no address and no secret. */
  public static Receiver preview(ReceiverType type, String externalUrl) {
    String nowhere = "https://receiver.invalid";
    ReceiverSettings settings =
        new ReceiverSettings(
            "preview", Duration.ofSeconds(1), false, externalUrl, InstantSource.system());
    Secret none = new Secret(nowhere + "/secret");
    return switch (type) {
      case PAGERDUTY -> new PagerDutyReceiver(settings, nowhere, none);
      case SLACK -> new SlackReceiver(settings, none);
      case ALERTMANAGER -> new AlertmanagerReceiver(settings, nowhere, null, null);
      case WEBHOOK -> new WebhookReceiver(settings, nowhere, null);
      case EMAIL ->
          new EmailReceiver(
              settings,
              "smtps://receiver.invalid:465",
              new EmailReceiver.Envelope("barograph@receiver.invalid", List.of()),
              null,
              null);
      case LOG -> new LogReceiver();
    };
  }

  /** As {@link #open}, but what cannot be opened keeps its letters waiting and stops nobody. */
  static Receiver openOrBroken(ReceiverConfig config, String externalUrl, InstantSource clock) {
    try {
      return open(config, externalUrl, clock);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return new BrokenReceiver("receiver " + config.id() + ": " + e.getMessage());
    }
  }

  private static Secret secret(Setting place) {
    return place == null ? null : new Secret(place.resolve());
  }
}
