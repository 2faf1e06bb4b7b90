package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Mentions made up from a seed, over the two days before a moment. */
public final class Posts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BRANDS = List.of("acme", "globex", "initech");
  private static final List<String> CHANNELS =
      List.of("chirp", "forum", "reviews", "news", "chat", "video", "photo");
  private static final List<String> POLARITIES =
      List.of("negative", "neutral", "positive", "unscored");
  private static final List<String> TOPICS = List.of("outage", "price", "delivery", "support");

  private Posts() {}

  public static List<ObjectNode> before(Instant end, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObjectNode> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = end.minusMillis(1 + random.nextLong(2 * 86_400_000L - 2));
      posts.add(post("p" + i, at, random));
    }
    return posts;
  }

  private static ObjectNode post(String id, Instant at, SplittableRandom random) {
    String brand = one(BRANDS, random);
    // The smaller of two draws: the first channels and moods are the more frequent ones.
    String channel = CHANNELS.get(Math.min(random.nextInt(7), random.nextInt(7)));
    String polarity = one(POLARITIES, random);
    ObjectNode post = JSON.createObjectNode();
    post.put("@timestamp", at.toString()).put("mention_id", channel + "|" + id + "|" + brand);
    post.put("post_id", id).put("brand", brand).put("channel", channel);
    post.put("config_version", "0123456789ab").put("revision", 1);
    String author = "a" + random.nextInt(40);
    post.putObject("author")
        .put("id", author)
        .put("handle", author)
        .put("followers", random.nextInt(1_000))
        .put("bot", false);
    post.put("text", "Something about " + brand).put("lang", random.nextInt(5) == 0 ? "de" : "en");
    post.put("tagged", random.nextBoolean())
        .put("owned", random.nextInt(10) == 0)
        .put("to_owned", false);
    ObjectNode sentiment = post.putObject("sentiment").put("polarity", polarity);
    if (!polarity.equals("unscored")) {
      double score = POLARITIES.indexOf(polarity) - 1.0;
      sentiment.put("score", score * random.nextInt(1, 10) / 10);
    }
    if (random.nextInt(4) > 0) {
      post.putArray("topics").add(one(TOPICS, random));
    }
    post.put("reach", random.nextInt(1, 5_000));
    ZonedDateTime local = at.atZone(ZoneOffset.UTC);
    post.putObject("time")
        .put("hour_of_day", local.getHour())
        .put("day_of_week", local.getDayOfWeek().getValue());
    return post;
  }

  private static <T> T one(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
