package org.barograph.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happens to posts on their way: some are edited or deleted, an author leaves, some records
 * come twice, some late, some broken. Keeps the books for {@link Truth}.
 */
final class Aftermath {

  static final String NOT_JSON = "not_json";
  static final String MISSING_FIELD = "missing_field";
  static final String UNKNOWN_FIELD = "unknown_field";
  static final String BAD_TIME = "bad_time";

  private static final int BROKEN_PER_REASON = 14;
  private static final int MAX_DELAY = 5_000;
  private static final int HANDFUL = 12;
  private static final int HOUR = 3_600_000;

  private final ScenarioPlan plan;
  private final ChatterWriter chatter;
  private final SplittableRandom random;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> gone = new HashSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();

  Aftermath(ScenarioPlan plan, ChatterWriter chatter, Streams streams) {
    this.plan = plan;
    this.chatter = chatter;
    this.random = streams.of("aftermath");
  }

  /** Writes everything that becomes of the drafts. */
  void follow(List<Draft> drafts) {
    for (Draft draft : drafts) {
      String json = PostJson.create(draft);
      write("creates", draft.at(), json);
      if (Draw.chance(random, 0.006)) {
        count("duplicates");
        lines.add(new Line(draft.at() + 1 + random.nextInt(MAX_DELAY - 1), json));
      }
      change(draft);
    }
    leave(drafts);
    spoil(drafts);
    lines.sort(Comparator.comparingLong(Line::arrival));
  }

  private void change(Draft draft) {
    long later = draft.at() + 30_000 + random.nextInt(HOUR / 2);
    if (later >= plan.end().toEpochMilli()) {
      return;
    }
    double what = random.nextDouble();
    if (what < 0.008) {
      gone.add(draft.key());
      write("deletes", later, PostJson.delete(draft, later));
    } else if (what < 0.017) {
      boolean takesBack = Draw.chance(random, 0.15);
      String text = takesBack ? chatter.write().text() : draft.content().text() + " (edited)";
      if (takesBack) {
        gone.add(draft.key());
      }
      write("updates", later, PostJson.update(draft, later, text));
    }
  }

  /** Somebody with a handful of posts, and silent since, closes the account. */
  private void leave(List<Draft> drafts) {
    long latest = plan.end().toEpochMilli() - HOUR;
    Map<String, List<Draft>> byAuthor =
        drafts.stream()
            .filter(draft -> draft.channel().equals(Channels.CHIRP))
            .collect(
                Collectors.groupingBy(
                    draft -> draft.author().id(), TreeMap::new, Collectors.toList()));
    byAuthor.values().stream()
        .filter(posts -> posts.getLast().at() < latest)
        .filter(posts -> posts.getLast().at() > plan.fullDay().toEpochMilli())
        .min(Comparator.comparingInt(posts -> Math.abs(posts.size() - HANDFUL)))
        .ifPresent(this::closeAccount);
  }

  private void closeAccount(List<Draft> posts) {
    // After the last edit that one of the posts may still get.
    long at = posts.getLast().at() + HOUR - 60_000;
    Draft last = posts.getLast();
    posts.forEach(post -> gone.add(post.key()));
    write("author_deletes", at, PostJson.deleteAuthor(last.channel(), last.author().id(), at));
  }

  private void spoil(List<Draft> drafts) {
    for (int i = 0; i < BROKEN_PER_REASON; i++) {
      Draft model = Draw.one(random, drafts);
      String json = PostJson.create(model);
      spoilt(NOT_JSON, model, json.substring(0, json.length() / 2));
      Draft noId = Draw.one(random, drafts);
      spoilt(MISSING_FIELD, noId, PostJson.create(noId).replaceFirst("\"id\":\"[^\"]*\",", ""));
      Draft slip = Draw.one(random, drafts);
      spoilt(UNKNOWN_FIELD, slip, PostJson.create(slip).replaceFirst("\"text\":", "\"txet\":"));
      Draft noTime = Draw.one(random, drafts);
      spoilt(
          BAD_TIME,
          noTime,
          PostJson.create(noTime)
              .replace(noTime.id(), noTime.id() + "x")
              .replaceFirst("\"created_at\":\"[^\"]*\"", "\"created_at\":\"yesterday\""));
    }
  }

  private void spoilt(String reason, Draft model, String json) {
    deadLetters.merge(reason, 1, Integer::sum);
    lines.add(new Line(model.at() + random.nextInt(MAX_DELAY), json));
  }

  private void write(String what, long at, String json) {
    count(what);
    long delay = Draw.chance(random, 0.04) ? 1 + random.nextInt(MAX_DELAY - 1) : 0;
    lines.add(new Line(at + delay, json));
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  List<Line> lines() {
    return lines;
  }

  /** Whether a post was deleted, taken back, or went with its author. */
  boolean isGone(Draft draft) {
    return gone.contains(draft.key());
  }

  /** Lines by what they do: creates, updates, deletes, author_deletes, duplicates. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Broken lines by the reason for which they must become dead letters. */
  Map<String, Integer> deadLetters() {
    return deadLetters;
  }
}
