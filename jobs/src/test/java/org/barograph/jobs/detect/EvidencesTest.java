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
        Baselines.next(learnt(Map.of("first:staff", 10, "channel:forum", 10)), null, mentions);

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
    List<ScoredMention> mentions = new ArrayList<>();
    mentions.add(Sample.negative(0).about("price").mention());
    int count = random.nextInt(300);
    IntStream.rangeClosed(1, count).forEach(n -> mentions.add(Sample.random(n, random).mention()));
    Map<String, Integer> parts = new HashMap<>();
    String prefix = topic == null ? "" : "topic:price|";
    for (String facet : List.of("channel:channel0", "channel:gone", "first:delay", "first:none")) {
      parts.put(prefix + facet, random.nextInt(20));
    }
    return Baselines.next(learnt(parts), topic, mentions);
  }
}
