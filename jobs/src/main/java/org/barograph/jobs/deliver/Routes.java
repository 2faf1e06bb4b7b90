package org.barograph.jobs.deliver;

import java.time.Instant;
import java.util.List;
import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.MuteTimeConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.config.RouteConfig;

/** Which routes fit an incident, and whether they are open. */
final class Routes {

  private final DeliveryConfig delivery;
  private final List<RouteConfig> routes;

  Routes(DeliveryConfig delivery) {
    this.delivery = delivery;
    this.routes = delivery.routes().isEmpty() ? List.of(toEverybody(delivery)) : delivery.routes();
  }

  private static RouteConfig toEverybody(DeliveryConfig delivery) {
    return new RouteConfig(
        delivery.receivers().stream().map(ReceiverConfig::id).toList(),
        List.of(),
        List.of(),
        List.of(),
        Defaults.ROUTE.severities(),
        List.of(),
        List.of(),
        Defaults.ROUTE.escalateAfter(),
        List.of());
  }

  List<RouteConfig> of(IncidentState incident) {
    return routes.stream().filter(route -> fits(route, incident)).toList();
  }

  private static boolean fits(RouteConfig route, IncidentState incident) {
    String topic = incident.topic() == null ? RouteConfig.WHOLE_BRAND : incident.topic();
    return holds(route.brands(), incident.brand())
        && holds(route.topics(), topic)
        && holds(route.kinds(), incident.kind())
        && holds(route.severities(), incident.severity());
  }

  private static boolean holds(List<String> named, String value) {
    return named.isEmpty() || named.contains(value);
  }

  /** By the clock on the wall: it is people who sleep. */
  boolean isOpen(RouteConfig route, long now) {
    boolean isTime = route.only().isEmpty() || isAny(route.only(), now);
    return isTime && !isAny(route.mute(), now);
  }

  private boolean isAny(List<String> times, long now) {
    return times.stream()
        .flatMap(id -> delivery.time(id).stream())
        .anyMatch((MuteTimeConfig time) -> time.holds(Instant.ofEpochMilli(now)));
  }

  /** Whether the receiver wants to hear of such a state; of the first it always does. */
  boolean wants(String receiver, IncidentState incident) {
    return delivery
        .receiver(receiver)
        .map(config ->
            switch (incident.state()) {
              case IncidentState.RESOLVED -> config.sendResolved();
              case IncidentState.UPDATED, IncidentState.ACKNOWLEDGED -> config.sendUpdates();
              default -> true;
            })
        .orElse(true);
  }
}
