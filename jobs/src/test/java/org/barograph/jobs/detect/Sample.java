package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.StoryId;

/** Mentions made for tests: every part has a default, a test says what it is about. */
record Sample(
    int number,
    String brand,
    String channel,
    String author,
    boolean bot,
    String repostOf,
    Polarity polarity,
    int scoreE4,
    List<String> topics,
    boolean tagged,
    boolean owned) {

  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  /** A Monday at midnight, UTC. */
  static final long START = 1_767_571_200_000L;

  static final String BRAND = "acme";

  private static final List<Polarity> MOODS = List.of(Polarity.values());

  static Sample neutral(int number) {
    return new Sample(
        number,
        BRAND,
        "forum",
        "a" + number,
        false,
        null,
        Polarity.NEUTRAL,
        0,
        List.of(),
        false,
        false);
  }

  static Sample negative(int number) {
    return neutral(number).scored(Polarity.NEGATIVE, -6_000);
  }

  static Sample positive(int number) {
    return neutral(number).scored(Polarity.POSITIVE, 6_000);
  }

  Sample scored(Polarity mood, int score) {
    return new Sample(
        number, brand, channel, author, bot, repostOf, mood, score, topics, tagged, owned);
  }

  Sample of(String otherBrand) {
    return new Sample(
        number,
        otherBrand,
        channel,
        author,
        bot,
        repostOf,
        polarity,
        scoreE4,
        topics,
        tagged,
        owned);
  }

  Sample on(String otherChannel) {
    return new Sample(
        number,
        brand,
        otherChannel,
        author,
        bot,
        repostOf,
        polarity,
        scoreE4,
        topics,
        tagged,
        owned);
  }

  Sample by(String otherAuthor) {
    return new Sample(
        number,
        brand,
        channel,
        otherAuthor,
        bot,
        repostOf,
        polarity,
        scoreE4,
        topics,
        tagged,
        owned);
  }

  Sample about(String... about) {
    return new Sample(
        number,
        brand,
        channel,
        author,
        bot,
        repostOf,
        polarity,
        scoreE4,
        List.of(about),
        tagged,
        owned);
  }

  Sample reposting(String post) {
    return new Sample(
        number, brand, channel, author, bot, post, polarity, scoreE4, topics, tagged, owned);
  }

  Sample asBot() {
    return new Sample(
        number, brand, channel, author, true, repostOf, polarity, scoreE4, topics, tagged, owned);
  }

  Sample withTag() {
    return new Sample(
        number, brand, channel, author, bot, repostOf, polarity, scoreE4, topics, true, owned);
  }

  Sample byTheBrand() {
    return new Sample(
        number, brand, channel, author, bot, repostOf, polarity, scoreE4, topics, tagged, true);
  }

  String postId() {
    return "p" + number;
  }

  String mentionId() {
    return channel + "|" + postId() + "|" + brand;
  }

  ScoredMention mention() {
    return new ScoredMention(
        mentionId(),
        postId(),
        channel,
        author,
        null,
        10,
        bot,
        repostOf,
        StoryId.of(channel, postId(), repostOf, ""),
        "text of " + postId(),
        null,
        polarity,
        scoreE4,
        "social-1",
        List.of(),
        topics,
        tagged,
        owned);
  }

  /** The mention of a new post. */
  MentionEvent at(long time) {
    return changedAt(time, time);
  }

  MentionEvent changedAt(long time, long createdAt) {
    return new MentionEvent(
        mentionId(),
        channel + ":" + postId(),
        brand,
        time,
        time << 21,
        createdAt,
        mention(),
        0,
        null);
  }

  MentionEvent retractedAt(long time, long createdAt) {
    return new MentionEvent(
        mentionId(), channel + ":" + postId(), brand, time, time << 21, createdAt, null, 0, null);
  }

  /** Taken back because its author was deleted. */
  MentionEvent deletedAt(long time, long createdAt) {
    return new MentionEvent(
        mentionId(), channel + ":" + postId(), brand, time, time << 21, createdAt, null, 0, author);
  }

  /** A number of mentions of a mood, numbered from {@code first}. */
  static List<ScoredMention> many(int count, Polarity mood, int first, String... topics) {
    List<ScoredMention> many = new ArrayList<>();
    int score =
        switch (mood) {
          case NEGATIVE -> -6_000;
          case POSITIVE -> 6_000;
          default -> 0;
        };
    for (int i = 0; i < count; i++) {
      many.add(neutral(first + i).scored(mood, score).about(topics).mention());
    }
    return many;
  }

  /** {@code negative} bad ones, {@code other} good ones. */
  static Pane pane(int negative, int other, String... topics) {
    List<ScoredMention> all = new ArrayList<>(many(negative, Polarity.NEGATIVE, 0, topics));
    all.addAll(many(other, Polarity.POSITIVE, negative, topics));
    return Pane.of(all);
  }

  /** Any mention, from a small world, so that authors, stories and channels repeat. */
  static Sample random(int number, Random random) {
    Polarity mood = MOODS.get(random.nextInt(MOODS.size()));
    int size = random.nextInt(10_001);
    int score =
        switch (mood) {
          case NEGATIVE -> -size;
          case POSITIVE -> size;
          default -> 0;
        };
    List<String> topics = new ArrayList<>();
    for (String topic : List.of("delay", "price", "staff")) {
      if (random.nextInt(4) == 0) {
        topics.add(topic);
      }
    }
    return new Sample(
        number,
        BRAND,
        "channel" + random.nextInt(3),
        "author" + random.nextInt(200),
        random.nextInt(10) == 0,
        random.nextInt(5) == 0 ? "p" + random.nextInt(100) : null,
        mood,
        score,
        topics,
        false,
        false);
  }

  /** The defaults with one brand; {@code detection} is YAML beneath that key, or empty. */
  static BarographConfig config(String... detection) {
    String yaml = "brands: [{id: acme, name: Acme, aliases: [Acme]}]\n";
    if (detection.length > 0) {
      yaml += "detection:\n  " + String.join("\n  ", detection) + "\n";
    }
    return ConfigLoader.parse(yaml, "test.yaml");
  }
}
