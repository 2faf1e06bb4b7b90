package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;

class EvidencesTest {

  @Test
  void contributionsOfADropSumToTheChangeInEveryDimension() {
    Random random = new Random(21);
    for (int round = 0; round < 200; round++) {
      ClosedWindow window = window(null, random);
      double observed = Decimals.four(window.pane().about(null).negativeShare());
      double expected = Decimals.four(random.nextDouble());

      Evidence evidence = Evidences.ofDrop(window, observed, expected);

      assertThat(sums(evidence)).containsOnlyKeys("topic", "channel", "author");
      sums(evidence)
          .forEach((dimension, sum) ->
              assertThat(sum).as(dimension).isCloseTo(observed - expected, within(1e-9)));
    }
  }

  @Test
  void contributionsOfASpikeSumToTheChangeInEveryDimension() {
    Random random = new Random(22);
    for (int round = 0; round < 200; round++) {
      ClosedWindow window = window("price", random);
      double observed = window.pane().about("price").mentions();
      double expected = Decimals.four(random.nextDouble() * 40);

      Evidence evidence = Evidences.ofSpike(window, observed, expected);

      assertThat(sums(evidence)).containsOnlyKeys("channel", "author");
      sums(evidence)
          .forEach((dimension, sum) ->
              assertThat(sum).as(dimension).isCloseTo(observed - expected, within(1e-9)));
    }
  }

  @Test
  void contributionsOfMoreVolumeAreHeldAgainstAllMentionsNotAgainstTheNegatives() {
    KeyBaseline usual =
        learnt(
            Map.of("mentions|channel:forum", 30, "mentions|channel:wire", 10, "channel:wire", 9));
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(60, Polarity.NEUTRAL, 0));
    for (int i = 100; i < 110; i++) {
      mentions.add(Sample.neutral(i).on("wire").mention());
    }
    ClosedWindow window = Baselines.next(usual, null, mentions);

    Evidence evidence = Evidences.ofVolume(window, usual.span(), 70, 40);

    assertThat(sums(evidence)).containsOnlyKeys("topic", "channel", "author");
    assertThat(sums(evidence).values()).allMatch(sum -> Math.abs(sum - 30) < 1e-9);
    assertThat(first(evidence, "channel").key()).isEqualTo("forum");
    assertThat(first(evidence, "channel").delta()).isEqualTo(30);
  }

  @Test
  void trueCauseComesFirst() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(10, Polarity.NEGATIVE, 0, "staff"));
    mentions.addAll(Sample.many(30, Polarity.POSITIVE, 100, "price"));
    for (int i = 200; i < 240; i++) {
      mentions.add(Sample.negative(i).about("delay").on("wire").mention());
    }
    ClosedWindow window =
        Baselines.next(learnt(Map.of("part:staff", 600, "channel:forum", 10)), null, mentions);

    Evidence evidence = Evidences.ofDrop(window, 0.625, 0.25);

    assertThat(first(evidence, "topic").key()).isEqualTo("delay");
    assertThat(first(evidence, "channel").key()).isEqualTo("wire");
    assertThat(evidence.drivers()).allMatch(d -> d.mention().polarity() == Polarity.NEGATIVE);
  }

  @Test
  void loudBotsAndRepostsAreToldApart() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(20, Polarity.POSITIVE, 0));
    for (int i = 100; i < 120; i++) {
      mentions.add(Sample.negative(i).by("bot").asBot().mention());
    }
    for (int i = 200; i < 240; i++) {
      mentions.add(Sample.negative(i).reposting("p7").mention());
    }

    Evidence evidence =
        Evidences.ofDrop(Baselines.next(learnt(Map.of()), null, mentions), 0.75, 0.25);

    assertThat(evidence.withoutBots()).isEqualTo(new Evidence.Check(0.6667, 60));
    assertThat(evidence.withoutReposts()).isEqualTo(new Evidence.Check(0.5, 40));
    assertThat(first(evidence, "author").key()).isEqualTo("bot");
  }

  @Test
  void contributionsOfMoreVolumeSumToTheChangeInEveryDimension() {
    Random random = new Random(23);
    for (int round = 0; round < 200; round++) {
      ClosedWindow past = window(null, random);
      KeyBaseline usual =
          past.baseline()
              .learn(
                  past.start(),
                  past.end(),
                  past.pane().about(null),
                  past.pane().about(null).mentions(),
                  UsualParts.of(past),
                  1);
      ClosedWindow window = Baselines.next(usual, null, mentions(random));
      double observed = window.pane().about(null).mentions();
      double expected = Decimals.four(random.nextDouble() * 400);

      Evidence evidence = Evidences.ofVolume(window, usual.span(), observed, expected);

      assertThat(sums(evidence)).containsOnlyKeys("topic", "channel", "author");
      sums(evidence)
          .forEach((dimension, sum) ->
              assertThat(sum).as(dimension).isCloseTo(observed - expected, within(1e-9)));
    }
  }

  @Test
  void anAuthorWhoAlwaysWritesAsMuchIsNoCause() {
    List<ScoredMention> usual = new ArrayList<>(Sample.many(20, Polarity.NEUTRAL, 0));
    usual.addAll(by("gazette", 20, 100));
    KeyBaseline baseline = KeyBaseline.of(Prior.load(), START);
    for (int hour = 0; hour < 30; hour++) {
      ClosedWindow closed = Baselines.next(baseline, null, usual);
      baseline =
          closed
              .baseline()
              .learn(
                  closed.start(),
                  closed.end(),
                  closed.pane().about(null),
                  40,
                  UsualParts.of(closed),
                  1);
    }
    List<ScoredMention> now = new ArrayList<>(usual);
    now.addAll(by("stranger", 18, 200));

    Evidence evidence =
        Evidences.ofVolume(Baselines.next(baseline, null, now), baseline.span(), 58, 40);

    assertThat(first(evidence, "author").key()).isEqualTo("stranger");
    assertThat(share(evidence, "author", "gazette")).isLessThan(0.05);
  }

  @Test
  void whoWritesFasterThanPeopleDoCountsAsABot() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(40, Polarity.POSITIVE, 0));
    mentions.addAll(
        IntStream.range(100, 130).mapToObj(n -> Sample.negative(n).by("fast").mention()).toList());
    for (int i = 200; i < 205; i++) {
      mentions.add(Sample.negative(i).by("slow").mention());
    }

    Evidence evidence =
        Evidences.ofDrop(Baselines.next(learnt(Map.of()), null, mentions), 0.4667, 0.25);

    assertThat(evidence.withoutBots()).isEqualTo(new Evidence.Check(0.1111, 45));
  }

  @Test
  void storiesAreToldWithTheirReachAndTheOriginalsText() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(20, Polarity.POSITIVE, 0));
    mentions.add(Sample.negative(50).mention());
    for (int i = 100; i < 130; i++) {
      mentions.add(Sample.negative(i).reposting("p50").mention());
    }

    Evidence evidence =
        Evidences.ofDrop(Baselines.next(learnt(Map.of()), null, mentions), 0.6078, 0.25);

    assertThat(evidence.stories()).hasSize(1);
    assertThat(evidence.stories().getFirst().n()).isEqualTo(31);
    assertThat(evidence.stories().getFirst().reach()).isEqualTo(310);
    assertThat(evidence.drivers()).hasSize(1);
  }

  @Test
  void theStoryThatWasToldMostMovedTheNumberMost() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(20, Polarity.POSITIVE, 0));
    mentions.add(Sample.neutral(40).scored(Polarity.NEGATIVE, -9_000).mention());
    mentions.add(Sample.neutral(50).scored(Polarity.NEGATIVE, -4_000).mention());
    for (int i = 100; i < 104; i++) {
      mentions.add(Sample.neutral(i).scored(Polarity.NEGATIVE, -4_000).reposting("p50").mention());
    }

    Evidence evidence =
        Evidences.ofDrop(Baselines.next(learnt(Map.of()), null, mentions), 0.2308, 0.05);

    assertThat(evidence.drivers().getFirst().mention().storyId())
        .isEqualTo(Sample.neutral(50).mention().storyId());
  }

  @Test
  void strongestMessagesComeFirstAndTiesGoToTheSmallerId() {
    List<ScoredMention> mentions =
        List.of(
            Sample.negative(3).mention(),
            Sample.neutral(2).scored(Polarity.NEGATIVE, -9_000).mention(),
            Sample.negative(1).mention());

    Evidence evidence = Evidences.ofDrop(Baselines.next(learnt(Map.of()), null, mentions), 1, 0.25);

    assertThat(evidence.drivers())
        .extracting(d -> d.mention().postId())
        .containsExactly("p2", "p1", "p3");
  }

  @Test
  void topicSpikeShowsMessagesOfItsTopicEvenIfOthersAreStronger() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(60, Polarity.NEGATIVE, 0));
    for (int i = 100; i < 130; i++) {
      mentions.add(Sample.neutral(i).about("price").mention());
    }

    Evidence evidence =
        Evidences.ofSpike(Baselines.next(learnt(Map.of()), "price", mentions), 30, 5);

    assertThat(evidence.drivers()).isNotEmpty();
    assertThat(evidence.drivers()).allMatch(d -> d.mention().topics().contains("price"));
  }

  private static Evidence.Contribution first(Evidence evidence, String dimension) {
    return evidence.contributions().stream()
        .filter(c -> c.dimension().equals(dimension))
        .findFirst()
        .orElseThrow();
  }

  private static double share(Evidence evidence, String dimension, String key) {
    return evidence.contributions().stream()
        .filter(c -> c.dimension().equals(dimension) && c.key().equals(key))
        .mapToDouble(c -> Math.abs(c.share()))
        .findFirst()
        .orElse(0);
  }

  private static List<ScoredMention> by(String author, int count, int first) {
    return IntStream.range(first, first + count)
        .mapToObj(n -> Sample.neutral(n).by(author).mention())
        .toList();
  }

  private static Map<String, Double> sums(Evidence evidence) {
    return evidence.contributions().stream()
        .collect(
            Collectors.groupingBy(
                Evidence.Contribution::dimension,
                Collectors.summingDouble(Evidence.Contribution::delta)));
  }

  private static KeyBaseline learnt(Map<String, Integer> parts) {
    return KeyBaseline.of(Prior.load(), START)
        .decayedTo(START + HOUR)
        .learn(START, START + HOUR, Sample.pane(10, 30).about(null), 40, parts, 1);
  }

  private static ClosedWindow window(String topic, Random random) {
    List<ScoredMention> mentions = mentions(random);
    Map<String, Integer> parts = new HashMap<>();
    String prefix = topic == null ? "" : "topic:price|";
    for (String facet : List.of("channel:channel0", "channel:gone", "part:delay", "part:none")) {
      parts.put(prefix + facet, random.nextInt(20));
    }
    return Baselines.next(learnt(parts), topic, mentions);
  }

  private static List<ScoredMention> mentions(Random random) {
    List<ScoredMention> mentions = new ArrayList<>();
    mentions.add(Sample.negative(0).about("price").mention());
    int count = random.nextInt(300);
    IntStream.rangeClosed(1, count).forEach(n -> mentions.add(Sample.random(n, random).mention()));
    return mentions;
  }
}
