package org.barograph.connectors.alerts;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What receivers have in common.
 *
 * @param name as the configuration calls it
 * @param timeout for one attempt
 * @param allowPlaintext whether unencrypted ways to other machines are allowed
 * @param externalUrl null, or where Barograph's users look: an http(s) address
 * @param clock for signatures and dates
 */
public record ReceiverSettings(
    String name,
    Duration timeout,
    boolean allowPlaintext,
    String externalUrl,
    InstantSource clock) {

  HttpSender sender(Secret secretOrNull) {
    return new HttpSender(timeout, clock, secretOrNull);
  }
}
