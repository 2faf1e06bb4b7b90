package org.barograph.jobs.detect;

import java.util.List;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.AnnotationEffect;

/** What planned events do to a rule; the strongest of those that overlap counts. */
final class PlannedEvents {

  private record Span(AnnotationConfig event, long start, long end) {}

  private final List<Span> spans;

  PlannedEvents(List<AnnotationConfig> events) {
    this.spans =
        events.stream()
            .filter(event -> event.effect() != AnnotationEffect.NONE)
            .map(event -> new Span(event, event.startMillis(), event.endMillis()))
            .toList();
  }

  /**
   * At a tick: it judges the minute that ends with it.
   *
   * @param kind of the incident
   */
  AnnotationEffect at(long tick, String brand, String kind) {
    AnnotationEffect strongest = AnnotationEffect.NONE;
    for (Span span : spans) {
      boolean isOn = span.start < tick && tick <= span.end;
      if (isOn && concerns(span.event.brands(), brand) && concerns(span.event.rules(), kind)) {
        if (span.event.effect() == AnnotationEffect.SILENCE) {
          return AnnotationEffect.SILENCE;
        }
        strongest = AnnotationEffect.SOFTEN;
      }
    }
    return strongest;
  }

  private static boolean concerns(List<String> named, String one) {
    return named.isEmpty() || named.contains(one);
  }
}
