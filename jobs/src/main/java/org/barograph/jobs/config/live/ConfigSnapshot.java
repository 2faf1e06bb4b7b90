package org.barograph.jobs.config.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.barograph.jobs.config.BarographConfig;

/**
 * All that is known of the configuration at one moment, looked up by event time. Keeps the
 * configurations of the few spans of event time that posts fall into. Safe for several threads.
 */
public final class ConfigSnapshot {

  /** Posts around a change fall into two; a late edit now and then into another. */
  private static final int SPANS = 4;

  private record Span(long since, long until, EffectiveConfig config) {
    boolean holds(long eventAt) {
      return since <= eventAt && eventAt < until;
    }
  }

  private final ConfigTimeline timeline;
  private final List<RefusedConfig> refused;
  private final List<KnownAnnotation> annotations;
  private final CopyOnWriteArrayList<Span> spans = new CopyOnWriteArrayList<>();
  private final Map<String, EffectiveConfig> before = new ConcurrentHashMap<>();

  private ConfigSnapshot(ConfigTimeline timeline, List<RefusedConfig> refused) {
    this.timeline = timeline;
    this.refused = refused;
    this.annotations = timeline.annotations();
  }

  /** The file together with what was read so far. */
  public static ConfigSnapshot of(BarographConfig seed, ConfigBook book) {
    ConfigTimeline timeline = ConfigTimeline.of(seed, book.records());
    return new ConfigSnapshot(timeline, book.refused(timeline));
  }

  /** A later snapshot, which goes on with what was made for this one. */
  public ConfigSnapshot next(BarographConfig seed, ConfigBook book) {
    ConfigSnapshot next = of(seed, book);
    spans.forEach(span -> next.before.put(span.config().version(), span.config()));
    return next;
  }

  public EffectiveConfig at(long eventAt) {
    for (Span span : spans) {
      if (span.holds(eventAt)) {
        return span.config();
      }
    }
    return lookUp(eventAt);
  }

  private synchronized EffectiveConfig lookUp(long eventAt) {
    for (Span span : spans) {
      if (span.holds(eventAt)) {
        return span.config();
      }
    }
    BarographConfig config = timeline.at(eventAt);
    String version = config.version();
    EffectiveConfig known = before.remove(version);
    EffectiveConfig effective = known == null ? new EffectiveConfig(config, version) : known;
    if (spans.size() == SPANS) {
      spans.removeLast();
    }
    spans.addFirst(new Span(timeline.since(eventAt), timeline.until(eventAt), effective));
    return effective;
  }

  /** The configurations that take effect at or after {@code eventAt}. */
  public List<EffectiveConfig> from(long eventAt) {
    return timeline.instants().stream()
        .filter(instant -> instant >= eventAt)
        .limit(SPANS - 1)
        .map(this::at)
        .toList();
  }

  /**
   * When the configuration changes, epoch milliseconds, ascending; what was refused is not here.
   */
  public List<Long> instants() {
    return timeline.instants();
  }

  public List<KnownAnnotation> annotations() {
    return annotations;
  }

  public List<RefusedConfig> refused() {
    return refused;
  }
}
