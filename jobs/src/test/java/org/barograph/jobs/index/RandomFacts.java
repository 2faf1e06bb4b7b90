package org.barograph.jobs.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Aspects;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Expectation;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;
import org.barograph.jobs.model.Label;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.Sentiment;
import org.barograph.jobs.model.Tally;

/** Facts as the jobs may meet them, with texts that somebody chose to break things. */
final class RandomFacts {

  static final List<String> HOSTILE =
      List.of(
          "",
          "Acme lost my parcel",
          "\u0000\u0001\u001b[31m\b\f\r\n\t",
          "\"},\"op\":\"progress\",{\"",
          "\\u0000 \\ \" ' </script><img src=x onerror=alert(1)>",
          "\uFFFD\uFFFE\uFFFF\u2028\u2029\u202E\uFEFF",
          "😡".repeat(300),
          "x".repeat(278) + "😡😡",
          "x".repeat(279) + "😡😡",
          "é".repeat(281),
          "مرحبا Acme 你好",
          "${jndi:ldap://127.0.0.1/a} {{7*7}} %s %n");

  private static final String[] KINDS = {
    "exact",
    "handle",
    "hashtag",
    "domain",
    "split_joined",
    "inflected",
    "misspelled",
    "obfuscated",
    "labelled"
  };

  private final Random random;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  MentionChange change() {
    return random.nextInt(3) == 0
        ? MentionChange.retract(retraction())
        : MentionChange.upsert(mention(), random.nextBoolean());
  }

  private Retraction retraction() {
    String id = id();
    return new Retraction(
        Mention.idOf("hn", id, "acme"),
        "acme",
        "hn",
        id,
        // The record carries the author only where the author was deleted.
        id(),
        time(),
        time(),
        random.nextLong() >>> 1,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean() ? null : label(null));
  }

  private Label label(Polarity polarity) {
    return new Label(polarity, id(), time(), random.nextBoolean() ? null : "why " + hostile());
  }

  EnrichedMention mention() {
    Post post = post();
    Sentiment brand = sentiment();
    return new EnrichedMention(
        post,
        new Mention(
                Mention.idOf("hn", post.id(), "acme"),
                post.key(),
                "acme",
                new Match(
                    "acme", "Acme", KINDS[random.nextInt(KINDS.length)], 0.5, 3, 7, reasons()),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean())
            .with(
                random.nextBoolean() ? null : label(Polarity.NEGATIVE),
                random.nextBoolean() ? null : label(null)),
        "en",
        brand,
        sentiment(),
        random.nextBoolean() ? List.of() : List.of("outage", "price"),
        random.nextBoolean()
            ? Aspects.NONE
            : new Aspects(
                List.of("outage/app"),
                List.of("complaint", "question"),
                List.of("lost parcel"),
                List.of("acme", "other")),
        "Europe/Berlin",
        "0123456789ab");
  }

  private Post post() {
    return new Post(
        random.nextBoolean() ? PostOperation.CREATE : PostOperation.UPDATE,
        "hn",
        id(),
        new Author(maybeId(), maybeId(), hostile(), count(), random.nextBoolean()),
        time(),
        time(),
        hostile(),
        null,
        random.nextBoolean() ? null : hostile(),
        maybeId(),
        maybeId(),
        maybeId(),
        new Engagement(count(), count(), count()),
        random.nextLong(),
        random.nextBoolean() ? 0 : time());
  }

  private Sentiment sentiment() {
    if (random.nextInt(4) == 0) {
      return Sentiment.unscored("language xx has no model");
    }
    return new Sentiment(
        pick(random, Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE),
        Decimals.four(random.nextDouble() * 2 - 1),
        Decimals.four(random.nextDouble()),
        "social-1",
        reasons());
  }

  BrandWindow window() {
    Tally tally = Tally.ZERO;
    for (int i = random.nextInt(20); i > 0; i--) {
      tally = tally.plus(Tally.of(ScoredMention.of(mention())));
    }
    Expectation expected =
        random.nextBoolean() ? null : new Expectation(2.5, 0.2, 0, 9.25, 0, 0.6667);
    return new BrandWindow(
        "acme",
        random.nextBoolean() ? null : "outage",
        time() / 900_000 * 900_000,
        15,
        tally,
        tally.mentions(),
        tally.mentions(),
        expected,
        pick(random, BrandWindow.Outcome.values()),
        1 + random.nextInt(9),
        "0123456789ab");
  }

  Incident incident() {
    long openedAt = time();
    Incident incident =
        Incident.triggered(
            "a1b2c3",
            openedAt,
            openedAt + 60_000L * random.nextInt(3),
            anomaly(),
            "0123456789ab",
            random.nextBoolean() ? time() : 0);
    for (IncidentCommandKind kind : IncidentCommandKind.values()) {
      if (random.nextBoolean()) {
        long until = kind == IncidentCommandKind.SILENCE ? time() : 0;
        String note = kind == IncidentCommandKind.NOTE ? "why " + hostile() : null;
        incident =
            incident.after(
                new IncidentCommand(
                    kind.label(), kind, "a1b2c3", "acme", time(), id(), until, note));
      }
    }
    if (random.nextBoolean()) {
      incident = incident.next(Incident.State.UPDATED, time(), anomaly());
    }
    String[] resolutions = {"recovered", "faded"};
    return random.nextBoolean()
        ? incident
        : incident.resolved(time(), resolutions[random.nextInt(2)]);
  }

  private Anomaly anomaly() {
    boolean drop = random.nextBoolean();
    List<Evidence.Contribution> contributions = new ArrayList<>();
    List<Evidence.Driver> drivers = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      contributions.add(new Evidence.Contribution("author", id(), 0.25, 0.5, 3));
      drivers.add(new Evidence.Driver(ScoredMention.of(mention()), 0.125));
    }
    return new Anomaly(
        "acme",
        drop ? null : "outage",
        drop ? Anomaly.SENTIMENT_DROP : Anomaly.TOPIC_SPIKE,
        "error",
        time(),
        time(),
        drop ? "negative_share" : "mentions",
        0.5,
        0.1,
        0.3,
        12,
        9,
        6.5,
        "sentiment_drop",
        "1",
        random.nextBoolean() ? List.of() : List.of("social-1"),
        new Evidence(
            new Evidence.BaselineSpan(time(), time(), 96),
            contributions,
            drivers,
            new Evidence.Check(0.5, 11),
            new Evidence.Check(0.4, 10),
            stories(),
            random.nextBoolean() ? null : Map.of("posts", "https://kibana.example/" + id())));
  }

  private List<Evidence.Story> stories() {
    String text = random.nextBoolean() ? null : ScoredMention.cut(hostile());
    return random.nextBoolean()
        ? List.of()
        : List.of(new Evidence.Story("0123456789abcdef", 3, count(), text));
  }

  private List<String> reasons() {
    return random.nextBoolean() ? List.of() : List.of("terrible", "😡", "\"<b>");
  }

  private String hostile() {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  private String id() {
    String[] ids = {"1", "a:b|c", "😡", "\"\\", "x".repeat(256)};
    return ids[random.nextInt(ids.length)];
  }

  private String maybeId() {
    return random.nextBoolean() ? null : id();
  }

  private long count() {
    return random.nextBoolean() ? random.nextInt(1_000) : 1_000_000_000_000L;
  }

  private long time() {
    return Instant.parse("2026-11-22T05:00:00Z").toEpochMilli() + random.nextInt(100_000_000);
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
