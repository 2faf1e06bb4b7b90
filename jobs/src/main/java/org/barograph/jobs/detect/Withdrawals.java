package org.barograph.jobs.detect;

import java.util.Set;
import java.util.TreeSet;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.config.TopicConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Incident;

/** Which open incidents a changed configuration no longer asks for. */
final class Withdrawals {

  private Withdrawals() {}

  /** The configuration of an event time. */
  interface ConfigAt {
    BarographConfig at(long time) throws Exception;
  }

  /**
   * Keys of {@link IncidentBook.Page#key}, sorted.
   *
   * @param version of {@code now}: incidents that it opened are not looked at
   */
  static Set<String> of(
      String brand, IncidentBook.Page page, BarographConfig now, String version, ConfigAt configs)
      throws Exception {
    Set<String> gone = new TreeSet<>();
    for (var entry : page.lines().entrySet()) {
      Incident incident = entry.getValue().incident();
      if (incident.isOpen() && !incident.configVersion().equals(version)) {
        BarographConfig before = configs.at(incident.firedAt() - 1);
        if (isGone(brand, incident.worst(), before, now)) {
          gone.add(entry.getKey());
        }
      }
    }
    return gone;
  }

  private static boolean isGone(
      String brand, Anomaly anomaly, BarographConfig before, BarographConfig now) {
    boolean brandLeft = hasBrand(before, brand) && !hasBrand(now, brand);
    boolean topicLeft =
        anomaly.topic() != null
            && hasTopic(before, brand, anomaly.topic())
            && !hasTopic(now, brand, anomaly.topic());
    return brandLeft || topicLeft || !isEnabled(now.detection(), anomaly.kind());
  }

  private static boolean hasBrand(BarographConfig config, String brand) {
    return config.brands().stream().anyMatch(each -> each.id().equals(brand));
  }

  private static boolean hasTopic(BarographConfig config, String brand, String topic) {
    for (TopicConfig each : config.topics()) {
      if (each.id().equals(topic)) {
        return each.brands().isEmpty() || each.brands().contains(brand);
      }
    }
    return false;
  }

  private static boolean isEnabled(DetectionConfig detection, String kind) {
    return switch (kind) {
      case Anomaly.SENTIMENT_DROP -> detection.sentimentDrop().enabled();
      case Anomaly.TOPIC_SPIKE -> detection.topicSpike().enabled();
      case Anomaly.VOLUME_SPIKE -> detection.volumeSpike().enabled();
      case Anomaly.EMERGING_TOPIC -> detection.emergingTopic().enabled();
      case Anomaly.DATA_MISSING -> detection.dataMissing().enabled();
      default -> true;
    };
  }
}
