package org.barograph.jobs.index;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;

/** The incident document of FIELDS.md, and the record of the outbox around it. */
public final class IncidentDocument {

  private IncidentDocument() {}

  public static DocumentOperation operation(String tenant, Incident incident) {
    return new DocumentOperation(
        IndexNames.incidents(tenant), incident.incidentId(), incident.revision(), json(incident));
  }

  public static byte[] json(Incident incident) {
    return JsonDocument.bytes(json -> write(json, incident));
  }

  /** The record of the Kafka topic of alerts. */
  public static byte[] alert(Incident incident) {
    return JsonDocument.bytes(
        json -> json.number("schema", 1).object("incident", j -> write(j, incident)));
  }

  private static void write(JsonDocument json, Incident incident) throws IOException {
    Anomaly worst = incident.worst();
    json.time("@timestamp", incident.openedAt())
        .text("incident_id", incident.incidentId())
        .text("brand", worst.brand())
        .text("config_version", incident.configVersion())
        .number("revision", incident.revision())
        .text("kind", worst.kind())
        .text("topic", worst.topic())
        .text("state", state(incident.state()))
        .text("severity", worst.severity())
        .time("opened_at", incident.openedAt())
        .time("fired_at", incident.firedAt())
        .time("window_start", worst.windowStart())
        .time("window_end", worst.windowEnd());
    if (!incident.isOpen()) {
      json.time("resolved_at", incident.resolvedAt()).text("resolution", incident.resolution());
    }
    if (incident.isSilenced()) {
      json.flag("silenced", true).time("silenced_until", incident.handling().silencedUntil());
    }
    json.text("feedback", incident.handling().feedback())
        .text("statistic", worst.statistic())
        .number("observed", worst.observed())
        .number("expected", worst.expected())
        .number("threshold", worst.threshold())
        .number("n", worst.n())
        .number("authors", worst.authors())
        .number("score", worst.score())
        .text("rule", worst.rule())
        .text("rule_version", worst.ruleVersion())
        .texts("model_versions", worst.models());
    links(json, worst.evidence().links());
    json.objects("history", incident.history(), step -> step(json, step))
        .object("evidence", j -> evidence(j, worst.evidence()));
  }

  private static String state(Incident.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static void step(JsonDocument json, Incident.Step step) throws IOException {
    json.time("at", step.at())
        .text("state", state(step.state()))
        .text("severity", step.severity())
        .number("observed", step.observed())
        .number("n", step.n())
        .text("command", step.command())
        .text("by", step.by())
        .text("note", step.note());
  }

  private static void evidence(JsonDocument json, Evidence evidence) throws IOException {
    json.object(
            "baseline",
            j ->
                j.time("start", evidence.baseline().start())
                    .time("end", evidence.baseline().end())
                    .number("windows", evidence.baseline().windows()))
        .objects("contributions", evidence.contributions(), c -> contribution(json, c))
        .objects("drivers", evidence.drivers(), d -> driver(json, d))
        .object("without_bots", j -> check(j, evidence.withoutBots()))
        .object("without_reposts", j -> check(j, evidence.withoutReposts()));
    if (evidence.stories() != null) {
      json.objects("stories", evidence.stories(), story -> story(json, story));
    }
  }

  private static void contribution(JsonDocument json, Evidence.Contribution c) throws IOException {
    json.text("dimension", c.dimension())
        .text("key", c.key())
        .number("delta", c.delta())
        .number("share", c.share())
        .number("n", c.n());
  }

  private static void driver(JsonDocument json, Evidence.Driver driver) throws IOException {
    ScoredMention mention = driver.mention();
    json.text("mention_id", mention.mentionId())
        .text("post_id", mention.postId())
        .text("channel", mention.channel())
        .text("author_id", mention.authorId())
        .text("author_handle", mention.authorHandle())
        .text("text", mention.text());
    if (mention.polarity() != Polarity.UNSCORED) {
      json.number("score", mention.scoreE4() / 10_000.0);
    }
    json.text("polarity", mention.polarity().label())
        .number("weight", driver.weight())
        .text("url", mention.url())
        .texts("reasons", mention.reasons());
  }

  private static void story(JsonDocument json, Evidence.Story story) throws IOException {
    json.text("story_id", story.storyId())
        .number("n", story.n())
        .number("reach", story.reach())
        .text("text", story.text());
  }

  private static void links(JsonDocument json, Map<String, String> linksOrNull) throws IOException {
    if (linksOrNull == null || linksOrNull.isEmpty()) {
      return;
    }
    json.object(
        "links",
        j -> {
          for (Map.Entry<String, String> link : new TreeMap<>(linksOrNull).entrySet()) {
            j.text(link.getKey(), link.getValue());
          }
        });
  }

  private static void check(JsonDocument json, Evidence.Check check) throws IOException {
    json.number("observed", check.observed()).number("n", check.n());
  }
}
