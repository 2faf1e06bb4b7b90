package org.barograph.jobs.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.config.ReceiverType;
import org.barograph.jobs.config.RouteConfig;

/**
 * Decides who is told what of one brand's incidents. Whoever was told of an incident hears of its
 * end, whatever the hour; whoever was not, does not.
 */
final class RoutingDesk {

  /** An incident of which nothing was heard for as long is forgotten. */
  static final Duration FORGOTTEN = Duration.ofDays(7);

  /** What is of the past and over by then, wakes nobody. */
  static final Duration CATCHING_UP = Duration.ofMinutes(10);

  private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
  private static final long MINUTE = 60_000;

  /** Of a whole brand. That a channel is missing says nothing about a topic. */
  private static final Set<String> INHIBITING = Set.of("sentiment_drop", "volume_spike");

  /**
   * What is to be done now.
   *
   * @param courses of the incidents that are still open
   * @param wakeAt when to decide again although nothing came, epoch milliseconds; {@link
   *     Long#MAX_VALUE}: never
   */
  record Decision(Map<String, Course> courses, List<Dispatch> dispatches, long wakeAt) {}

  private final Routes routes;
  private final Set<String> repeaters;
  private final long maxAge;
  private final long pastAfter;

  RoutingDesk(DeliveryConfig delivery) {
    this.routes = new Routes(delivery);
    this.repeaters =
        delivery.receivers().stream()
            .filter(receiver -> receiver.type() == ReceiverType.ALERTMANAGER)
            .map(ReceiverConfig::id)
            .collect(Collectors.toSet());
    this.maxAge = delivery.maxAge().toMillis();
    this.pastAfter = delivery.pastAfter().toMillis();
  }

  /** Takes a new state in; an older one than is known changes nothing. */
  Map<String, Course> take(Map<String, Course> courses, IncidentState incident, long now) {
    Map<String, Course> next = new TreeMap<>(courses);
    Course known = courses.get(incident.incidentId());
    if (known == null) {
      next.put(incident.incidentId(), unheardOf(incident, now));
    } else if (known.incident().revision() < incident.revision()) {
      next.put(
          incident.incidentId(), known.withState(incident, now, repeaters, heldUntil(incident)));
    }
    return next;
  }

  private long heldUntil(IncidentState incident) {
    return incident.isOfThePast(pastAfter) ? incident.recordedAt() + CATCHING_UP.toMillis() : 0;
  }

  private Course unheardOf(IncidentState incident, long now) {
    Set<String> told = new LinkedHashSet<>();
    // What is said of it when it is over is not its end.
    boolean isEnd = !incident.isOpen() && !incident.isRemark();
    if (isEnd || incident.isAcknowledged()) {
      // Its beginning was told by a run whose state is lost: its end must not be lost, too.
      routes.of(incident).forEach(route -> told.addAll(route.receivers()));
    }
    return Course.of(incident, told, now, heldUntil(incident));
  }

  Decision settle(Map<String, Course> courses, long now) {
    Map<String, Course> open = new TreeMap<>();
    List<Dispatch> dispatches = new ArrayList<>();
    long wakeAt = Long.MAX_VALUE;
    for (Course course : new TreeMap<>(courses).values()) {
      Turn turn = new Turn(course, now);
      turn.decide(isInhibited(course.incident(), courses));
      dispatches.addAll(turn.dispatches);
      wakeAt = Math.min(wakeAt, turn.wakeAt);
      if (course.incident().isOpen() && course.seenAt() + FORGOTTEN.toMillis() > now) {
        open.put(course.incident().incidentId(), turn.course);
      }
    }
    return new Decision(open, dispatches, wakeAt);
  }

  /**
   * A topic's incident tells nothing new beside one of the whole brand that is as bad; nor in the
   * moment in which that ends, because its own end may follow at once.
   */
  private static boolean isInhibited(IncidentState incident, Map<String, Course> courses) {
    return incident.topic() != null
        && courses.values().stream()
            .map(Course::incident)
            .filter(other -> other.topic() == null && INHIBITING.contains(other.kind()))
            .anyMatch(other -> isAsBad(other, incident));
  }

  private static boolean isAsBad(IncidentState other, IncidentState incident) {
    return SEVERITIES.indexOf(other.severity()) >= SEVERITIES.indexOf(incident.severity());
  }

  /** The decision on one incident. */
  private final class Turn {
    private final long now;
    private final List<Dispatch> dispatches = new ArrayList<>();
    private Course course;
    private long wakeAt = Long.MAX_VALUE;

    Turn(Course course, long now) {
      this.course = course;
      this.now = now;
    }

    void decide(boolean inhibited) {
      IncidentState incident = course.incident();
      if (!incident.isOpen() || incident.isAcknowledged()) {
        List.copyOf(course.told()).forEach(told -> tell(told.receiver(), ""));
        return;
      }
      if (now < course.heldUntil()) {
        wakeAt = course.heldUntil();
        return;
      }
      Map<String, String> wanted = new LinkedHashMap<>();
      for (RouteConfig route : routes.of(incident)) {
        if (incident.silenced() || inhibited || !routes.isOpen(route, now)) {
          wakeAt = Math.min(wakeAt, (now / MINUTE + 1) * MINUTE);
        } else {
          route.receivers().forEach(receiver -> wanted.putIfAbsent(receiver, ""));
          escalate(route, wanted);
        }
      }
      wanted.forEach(this::tell);
    }

    private void escalate(RouteConfig route, Map<String, String> wanted) {
      if (route.escalateTo().isEmpty()) {
        return;
      }
      long since = course.unansweredSince(route.receivers(), now);
      long due = since + route.escalateAfter().toMillis();
      if (now < due) {
        wakeAt = Math.min(wakeAt, due);
        return;
      }
      String note = "Nobody has acknowledged this for " + Words.span(route.escalateAfter()) + ".";
      route.escalateTo().forEach(receiver -> wanted.putIfAbsent(receiver, note));
    }

    private void tell(String receiver, String note) {
      IncidentState incident = course.incident();
      long told = course.revisionTold(receiver);
      if (told >= incident.revision()) {
        return;
      }
      if (told < 0 || routes.wants(receiver, incident)) {
        // What waited in the outbox for too long counts as old; what waited here for the morning
        // does not.
        boolean isOld = incident.recordedAt() + maxAge < course.seenAt();
        dispatches.add(
            new Dispatch(
                receiver, incident, told < 0 ? note : "", isOld ? incident.recordedAt() : now));
      }
      course = course.withTold(receiver, now);
    }
  }
}
