package org.barograph.jobs.links;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.model.Anomaly;

/**
 * Where an incident leads to: the dashboard and the posts with exactly its brand, window and
 * mentions, if the configuration names a Kibana, and the brand's runbook.
 */
public final class IncidentLinks {

  private final KibanaLinks kibana;
  private final Map<String, String> runbooks = new HashMap<>();

  public IncidentLinks(BarographConfig config) {
    this.kibana = config.kibana().url() == null ? null : new KibanaLinks(config.kibana());
    for (BrandConfig brand : config.brands()) {
      if (brand.runbook() != null) {
        runbooks.put(brand.id(), brand.runbook());
      }
    }
  }

  /** By name: {@code dashboard}, {@code posts}, {@code runbook}. */
  public Map<String, String> of(Anomaly anomaly) {
    Map<String, String> links = new TreeMap<>();
    if (kibana != null) {
      long start = anomaly.windowStart();
      long end = anomaly.windowEnd();
      links.put("dashboard", kibana.dashboard(anomaly.brand(), start, end, onDashboard(anomaly)));
      links.put("posts", kibana.posts(anomaly.brand(), start, end, ofPosts(anomaly)));
    }
    if (runbooks.containsKey(anomaly.brand())) {
      links.put("runbook", runbooks.get(anomaly.brand()));
    }
    return links;
  }

  /** Selects the mentions that {@code n} counts. */
  private static String ofPosts(Anomaly anomaly) {
    return switch (anomaly.kind()) {
      case Anomaly.SENTIMENT_DROP -> "not sentiment.polarity : \"unscored\"";
      case Anomaly.TOPIC_SPIKE -> "topics : " + KibanaLinks.quoted(anomaly.topic());
      case Anomaly.EMERGING_TOPIC ->
          "text : " + KibanaLinks.quoted(anomaly.topic()) + " and not author.bot : \"true\"";
      case Anomaly.DATA_MISSING -> "channel : " + channels(anomaly);
      default -> "";
    };
  }

  /** Those that are silent. */
  private static String channels(Anomaly anomaly) {
    return anomaly.evidence().contributions().stream()
        .filter(part -> part.dimension().equals("channel"))
        .map(part -> KibanaLinks.quoted(part.key()))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  /** The same on a page that shows windows, too: they have one topic, mentions have several. */
  private static String onDashboard(Anomaly anomaly) {
    return anomaly.topic() != null
        ? ofPosts(anomaly) + " or topic : " + KibanaLinks.quoted(anomaly.topic())
        : ofPosts(anomaly);
  }
}
