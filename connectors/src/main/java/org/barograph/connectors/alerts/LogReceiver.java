package org.barograph.connectors.alerts;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alerts into the log, a line each: for a first look, and where nobody is to be woken. */
public final class LogReceiver implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(LogReceiver.class);

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    Alert alert = delivery.alert();
    LOG.info(
        "alert {} {}: {} ({}) {}",
        alert.state().word(),
        alert.severity().word(),
        alert.headline(),
        alert.status(),
        alert.id());
    return CompletableFuture.completedFuture(Outcome.delivered());
  }

  @Override
  public String preview(Delivery delivery) {
    Alert alert = delivery.alert();
    return MailText.plain(alert);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
