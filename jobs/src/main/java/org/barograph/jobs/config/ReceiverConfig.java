package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Somebody who is told of incidents. Holds no secret, only where it is found.
 *
 * @param url null where the type has a default or needs none; the base address of the service
 * @param user of an SMTP server, or of an Alertmanager with basic authentication; null: none
 * @param secretEnv null, or the environment variable that holds the secret: PagerDuty's routing
 *     key, Slack's webhook address, a webhook's signing key, a password or token
 * @param secretFile null, or the file that holds it; not both
 * @param from sender of mails
 * @param to those who get mails
 * @param timeout of one attempt
 * @param allowPlaintext whether {@code http} and {@code smtp} without TLS may leave this machine
 * @param sendUpdates whether it is told when an incident gets worse or is acknowledged
 * @param sendResolved whether it is told of the end
 * @param maxInFlight attempts at the same time
 * @param minInterval between the starts of two attempts
 */
public record ReceiverConfig(
    @Required String id,
    @Required ReceiverType type,
    String url,
    String user,
    String secretEnv,
    String secretFile,
    String from,
    List<String> to,
    Duration timeout,
    boolean allowPlaintext,
    boolean sendUpdates,
    boolean sendResolved,
    int maxInFlight,
    Duration minInterval)
    implements Serializable {

  public ReceiverConfig {
    to = Lists.copy(to);
  }

  /** Where the secret is, or null when there is none. */
  public Setting secret() {
    if (secretEnv != null) return Setting.env(secretEnv);
    return secretFile != null ? Setting.file(secretFile) : null;
  }
}
