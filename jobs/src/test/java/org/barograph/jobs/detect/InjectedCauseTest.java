package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;

/**
 * Hours of invented brands with a cause planted in them, a topic, a channel or an author: evidence
 * names it first. Topics go together with others, channels and authors are of every size.
 */
class InjectedCauseTest {

  private static final int ROUNDS = 60;
  private static final int PAST_HOURS = 72;
  private static final Map<String, Double> TOPICS =
      new TreeMap<>(
          Map.of("app", 0.2, "billing", 0.15, "delay", 0.15, "price", 0.1, "staff", 0.05));
  private static final List<String> CHANNELS =
      List.of("forum", "forum", "forum", "forum", "wire", "wire", "stars", "photos");

  /** How often the cause came first, and how often the rest stayed below half of the change. */
  private static final class Score {
    private int rounds;
    private int first;
    private int small;

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "first %.3f, other < half %.3f, n %d", share(first), share(small), rounds);
    }

    private double share(int count) {
      return (double) count / rounds;
    }
  }

  @Test
  void theCauseOfADropComesFirst() {
    check("drop", true);
  }

  @Test
  void theCauseOfMoreVolumeComesFirst() {
    check("volume", false);
  }

  private static void check(String kind, boolean isDrop) {
    for (String dimension : List.of("topic", "channel", "author")) {
      Map<String, Score> scores = new TreeMap<>();
      for (int perHour : new int[] {30, 120, 500}) {
        Score score = new Score();
        for (int round = 0; round < ROUNDS; round++) {
          judge(score, dimension, perHour, isDrop, new Random(1_000L * perHour + round));
        }
        scores.put(String.format(Locale.ROOT, "%4d an hour", perHour), score);
        System.out.printf("%s by %s, %d an hour: %s%n", kind, dimension, perHour, score);
      }
      assertThat(scores.values())
          .as("%s by %s: %s", kind, dimension, scores)
          .allMatch(score -> score.share(score.first) >= 0.8)
          .allMatch(score -> score.share(score.small) >= 0.75);
    }
  }

  private static void judge(
      Score score, String dimension, int perHour, boolean isDrop, Random random) {
    KeyBaseline baseline = past(perHour, random);
    String cause = cause(dimension, random);
    List<ScoredMention> now = ordinary(perHour, 1_000_000, random);
    // Twenty points of mood, or twice the volume.
    int more = isDrop ? perHour * 2 / 5 : perHour;
    for (int i = 0; i < more; i++) {
      Sample sample = any(2_000_000 + i, random).scored(Polarity.NEGATIVE, -6_000);
      now.add(planted(sample, dimension, cause).mention());
    }
    ClosedWindow window = Baselines.next(baseline, null, now);
    Evidence evidence = isDrop ? drop(window) : volume(window, perHour);
    List<Evidence.Contribution> parts =
        evidence.contributions().stream().filter(c -> c.dimension().equals(dimension)).toList();
    score.rounds++;
    score.first += parts.getFirst().key().equals(cause) ? 1 : 0;
    boolean small =
        parts.stream()
            .filter(c -> c.key().equals(Contributions.OTHER))
            .allMatch(c -> Math.abs(c.share()) < 0.5);
    score.small += small ? 1 : 0;
  }

  private static Evidence drop(ClosedWindow window) {
    double observed = Decimals.four(window.pane().about(null).negativeShare());
    return Evidences.ofDrop(window, observed, Decimals.four(window.baseline().negative().mean()));
  }

  private static Evidence volume(ClosedWindow window, int expected) {
    return Evidences.ofVolume(
        window, window.baseline().span(), window.pane().about(null).mentions(), expected);
  }

  private static String cause(String dimension, Random random) {
    return switch (dimension) {
      case "topic" -> List.copyOf(TOPICS.keySet()).get(random.nextInt(TOPICS.size()));
      case "channel" -> CHANNELS.get(random.nextInt(CHANNELS.size()));
      default -> "author" + random.nextInt(40);
    };
  }

  private static Sample planted(Sample sample, String dimension, String cause) {
    return switch (dimension) {
      case "topic" -> {
        List<String> topics = new ArrayList<>(sample.topics());
        if (!topics.contains(cause)) {
          topics.add(cause);
        }
        topics.sort(null);
        yield sample.about(topics.toArray(String[]::new));
      }
      case "channel" -> sample.on(cause);
      default -> sample.by(cause);
    };
  }

  private static KeyBaseline past(int perHour, Random random) {
    KeyBaseline baseline = KeyBaseline.of(Prior.load(), START);
    for (int hour = 0; hour < PAST_HOURS; hour++) {
      ClosedWindow closed =
          Baselines.next(baseline, null, ordinary(perHour, hour * 10_000, random));
      baseline =
          closed
              .baseline()
              .learn(
                  START + hour * HOUR,
                  START + (hour + 1) * HOUR,
                  closed.pane().about(null),
                  closed.pane().about(null).mentions(),
                  UsualParts.of(closed),
                  1);
    }
    return baseline;
  }

  private static List<ScoredMention> ordinary(int perHour, int first, Random random) {
    List<ScoredMention> mentions = new ArrayList<>();
    for (int i = Baselines.poisson(random, perHour); i > 0; i--) {
      mentions.add(any(first + i, random).mention());
    }
    return mentions;
  }

  /** Forty loud authors write a third of all posts; everybody else writes now and then. */
  private static Sample any(int number, Random random) {
    List<String> topics = new ArrayList<>();
    TOPICS.forEach((topic, p) -> {
      if (random.nextDouble() < p) {
        topics.add(topic);
      }
    });
    String author =
        random.nextInt(3) == 0 ? "author" + random.nextInt(40) : "guest" + random.nextInt(20_000);
    Sample sample =
        Sample.neutral(number)
            .about(topics.toArray(String[]::new))
            .on(CHANNELS.get(random.nextInt(CHANNELS.size())))
            .by(author);
    return random.nextInt(4) == 0 ? sample.scored(Polarity.NEGATIVE, -5_000) : sample;
  }
}
