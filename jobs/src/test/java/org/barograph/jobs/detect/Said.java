package org.barograph.jobs.detect;

import java.util.List;
import java.util.Random;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.StoryId;

/** Posts with a text of their own, for whoever looks at texts. */
final class Said {

  private static final int WORDS = 400;

  private Said() {}

  static ScoredMention mention(
      int number, String author, String repostOf, String text, String... topics) {
    String id = "p" + number;
    return new ScoredMention(
        "forum|" + id + "|" + Sample.BRAND,
        id,
        "forum",
        author,
        null,
        10,
        false,
        repostOf,
        StoryId.of("forum", id, repostOf, text),
        ScoredMention.cut(text),
        null,
        Polarity.NEUTRAL,
        0,
        "social-1",
        List.of(),
        List.of(topics),
        false,
        false);
  }

  static MentionEvent at(long time, ScoredMention mention) {
    return new MentionEvent(
        mention.mentionId(),
        "forum:" + mention.postId(),
        Sample.BRAND,
        time,
        time << 21,
        time,
        mention,
        0,
        null);
  }

  /** Words of which some are said often and most seldom. */
  static String chatter(Random random) {
    StringBuilder text = new StringBuilder("Acme");
    for (int i = 5 + random.nextInt(6); i > 0; i--) {
      int rank = (int) (WORDS * Math.pow(random.nextDouble(), 2.5));
      text.append(" word").append((char) ('a' + rank % 26)).append((char) ('a' + rank / 26));
    }
    return text.toString();
  }
}
