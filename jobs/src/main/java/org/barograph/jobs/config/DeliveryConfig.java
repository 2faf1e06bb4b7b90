package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of incidents, and how hard that is tried.
 *
 * @param routes without any, every receiver gets every page (error and critical)
 * @param muteTimes times that routes name
 * @param externalUrl null, or where the receivers' readers find Barograph's dashboards
 * @param maxAttempts after as many an alert is a dead letter
 * @param maxAge an alert older than this is a dead letter, too
 * @param pastAfter an incident whose moment lies further back than this when it is recorded is of
 *     the past: only if it still goes on after a while is anybody told
 * @param firstPause before the second attempt; doubled with each further one
 * @param longestPause between two attempts
 * @param heartbeatReceiver null, or who hears regularly that all is well
 */
public record DeliveryConfig(
    List<ReceiverConfig> receivers,
    List<RouteConfig> routes,
    List<MuteTimeConfig> muteTimes,
    String externalUrl,
    int maxAttempts,
    Duration maxAge,
    Duration pastAfter,
    Duration firstPause,
    Duration longestPause,
    String heartbeatReceiver,
    Duration heartbeatInterval)
    implements Serializable {

  public DeliveryConfig {
    receivers = Lists.copy(receivers);
    routes = Lists.copy(routes);
    muteTimes = Lists.copy(muteTimes);
  }

  /** Whether anybody is to be told. */
  public boolean isUsed() {
    return !receivers.isEmpty();
  }

  public Optional<ReceiverConfig> receiver(String id) {
    return receivers.stream().filter(receiver -> receiver.id().equals(id)).findFirst();
  }

  public Optional<MuteTimeConfig> time(String id) {
    return muteTimes.stream().filter(time -> time.id().equals(id)).findFirst();
  }
}
