package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.barograph.jobs.model.Aspects;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.model.Sentiment;

/** Post operations for tests: one author; the content hash is the number of the operation. */
final class Operations {

  static final String CHANNEL = "hn";
  static final String AUTHOR = "ann";

  private long count;

  MatchedPost create(String id, long eventAt, long createdAt, String... brands) {
    return operation(PostOperation.CREATE, id, eventAt, createdAt, brands);
  }

  /** {@code createdAt} 0: the update does not say. */
  MatchedPost update(String id, long eventAt, long createdAt, String... brands) {
    return operation(PostOperation.UPDATE, id, eventAt, createdAt, brands);
  }

  MatchedPost delete(String id, long eventAt) {
    return operation(PostOperation.DELETE, id, eventAt, 0);
  }

  Post deleteAuthor(long eventAt) {
    return post(PostOperation.DELETE_AUTHOR, null, eventAt, 0);
  }

  private MatchedPost operation(
      PostOperation op, String id, long eventAt, long createdAt, String... brands) {
    List<Mention> mentions =
        List.of(brands).stream()
            .map(brand ->
                new Mention(
                    Mention.idOf(CHANNEL, id, brand),
                    CHANNEL + ":" + id,
                    brand,
                    new Match(brand, brand, "exact", 1, 0, 1, List.of()),
                    false,
                    false,
                    false))
            .toList();
    return new MatchedPost(post(op, id, eventAt, createdAt), mentions);
  }

  private Post post(PostOperation op, String id, long eventAt, long createdAt) {
    return new Post(
        op,
        CHANNEL,
        id,
        new Author(AUTHOR, null, null, 5, false),
        eventAt,
        createdAt,
        op == PostOperation.DELETE ? null : "text " + count,
        null,
        null,
        null,
        null,
        null,
        Engagement.NONE,
        // The upper bits are part of the revision, as those of a real hash.
        ++count << 46,
        0);
  }

  Command relabel(String id, long at, String brand, Polarity polarity) {
    return command(CommandKind.RELABEL, id, at, brand, polarity);
  }

  Command notUs(String id, long at, String brand) {
    return command(CommandKind.NOT_US, id, at, brand, null);
  }

  Command thisIsUs(String id, long at, String brand) {
    return command(CommandKind.THIS_IS_US, id, at, brand, null);
  }

  private Command command(CommandKind kind, String id, long at, String brand, Polarity polarity) {
    return new Command("c" + count++, kind, CHANNEL, id, brand, at, "eve", polarity, null);
  }

  /** Up to 4 commands on one post. */
  List<Command> randomCommands(String id, Random random) {
    List<Command> all = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      CommandKind kind = List.of(CommandKind.values()).get(random.nextInt(3));
      Polarity polarity =
          kind == CommandKind.RELABEL ? List.of(Polarity.values()).get(random.nextInt(3)) : null;
      String brand = List.of("acme", "bolt", "cord").get(random.nextInt(3));
      all.add(command(kind, id, 100 + random.nextInt(6), brand, polarity));
    }
    return all;
  }

  /** Up to 7 operations of one post, with ties of event time and every kind of disagreement. */
  List<MatchedPost> random(String id, Random random) {
    long created = 100L + random.nextInt(2);
    List<MatchedPost> all = new ArrayList<>();
    int creates = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < creates; i++) {
      all.add(create(id, created + random.nextInt(3), created, brands(random)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      long[] dates = {0, 0, created, 101, 5_000};
      all.add(
          update(id, 100 + random.nextInt(6), dates[random.nextInt(dates.length)], brands(random)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(delete(id, 100 + random.nextInt(6)));
    }
    return all;
  }

  private static String[] brands(Random random) {
    TreeSet<String> some = new TreeSet<>();
    for (String brand : List.of("acme", "bolt", "cord")) {
      if (random.nextBoolean()) {
        some.add(brand);
      }
    }
    return some.toArray(String[]::new);
  }

  /** As ScoreMentions gives them, without a mood. */
  static List<MentionChange> scored(PostChange change) {
    List<MentionChange> changes = new ArrayList<>();
    for (Retraction retraction : change.retractions()) {
      changes.add(MentionChange.retract(retraction));
    }
    for (Mention mention : change.mentions()) {
      EnrichedMention then =
          enriched(change.post(), mention).asOf(change.eventAt(), change.revision());
      changes.add(MentionChange.upsert(then, change.current()));
    }
    return changes;
  }

  private static EnrichedMention enriched(Post post, Mention mention) {
    Sentiment none = Sentiment.unscored("test");
    return new EnrichedMention(
        post, mention, "en", none, none, List.of(), Aspects.NONE, "UTC", "0123456789ab");
  }
}
