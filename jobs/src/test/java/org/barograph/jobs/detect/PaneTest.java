package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.Tally;
import org.junit.jupiter.api.Test;

class PaneTest {

  @Test
  void mergingDoesNotDependOnOrderOrGrouping() {
    Random random = new Random(5);
    for (int round = 0; round < 30; round++) {
      List<Pane> panes = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        int first = i * 1_000;
        panes.add(
            Pane.of(
                IntStream.range(first, first + random.nextInt(80))
                    .mapToObj(n -> Sample.random(n, random).mention())
                    .toList()));
      }
      String inOrder = written(Pane.merge(panes));
      Collections.shuffle(panes, random);
      Pane grouped =
          Pane.merge(List.of(Pane.merge(panes.subList(5, 9)), Pane.merge(panes.subList(0, 5))));

      assertThat(written(grouped)).isEqualTo(inOrder);
    }
  }

  @Test
  void orderOfMentionsDoesNotMatter() {
    Random random = new Random(6);
    List<ScoredMention> mentions =
        new ArrayList<>(
            IntStream.range(0, 500).mapToObj(n -> Sample.random(n, random).mention()).toList());
    String inOrder = written(Pane.of(mentions));
    Collections.shuffle(mentions, random);

    assertThat(written(Pane.of(mentions))).isEqualTo(inOrder);
  }

  @Test
  void repostsAndTheirPostAreOneStory() {
    Pane pane =
        Pane.of(
            List.of(
                Sample.negative(1).mention(),
                Sample.negative(2).reposting("p1").mention(),
                Sample.negative(3).reposting("p1").mention(),
                Sample.negative(4).mention()));

    assertThat(pane.distinctStories(null)).isEqualTo(2);
    assertThat(pane.distinctAuthors(null)).isEqualTo(4);
  }

  @Test
  void loudAuthorCountsOnce() {
    Pane pane =
        Pane.of(
            IntStream.range(0, 40)
                .mapToObj(n -> Sample.negative(n).by("loud").about("price").mention())
                .toList());

    assertThat(pane.distinctAuthors(null)).isEqualTo(1);
    assertThat(pane.distinctAuthors("price")).isEqualTo(1);
  }

  @Test
  void inventedNamesOfAuthorsAndChannelsDoNotGrowIt() {
    Pane pane =
        Pane.of(
            IntStream.range(0, 2_000)
                .mapToObj(n -> Sample.negative(n).on("channel" + n).about("price").mention())
                .toList());

    assertThat(pane.tallies()).hasSizeLessThan(6 * Pane.MAX_PARTS);
    assertThat(pane.about("price").mentions()).isEqualTo(2_000);
  }

  @Test
  void strongestOfEachMoodAreKeptForEvidence() {
    List<ScoredMention> mentions = new ArrayList<>(Sample.many(50, Polarity.NEGATIVE, 0));
    mentions.addAll(Sample.many(50, Polarity.POSITIVE, 100));
    mentions.addAll(Sample.many(50, Polarity.NEUTRAL, 200));

    Pane.Places places = Pane.OF_A_MINUTE;
    assertThat(Pane.of(mentions).drivers()).hasSize(2 * places.moved() + places.unmoved());
  }

  @Test
  void aStoryTakesOnePlaceAmongTheCandidates() {
    List<ScoredMention> mentions =
        new ArrayList<>(
            IntStream.range(100, 200)
                .mapToObj(n ->
                    Sample.neutral(n).scored(Polarity.NEGATIVE, -9_000).reposting("p1").mention())
                .toList());
    mentions.add(Sample.negative(1).mention());
    mentions.add(Sample.negative(2).mention());

    assertThat(Pane.of(mentions).drivers()).hasSize(2);
    assertThat(Pane.of(mentions).parts(Facets.STORY).values())
        .extracting(Tally::mentions)
        .containsExactlyInAnyOrder(101, 1);
  }

  @Test
  void topicsShareOutTheMentionsThatHaveSeveral() {
    Pane pane =
        Pane.of(
            List.of(
                Sample.negative(1).about("delay", "price").mention(),
                Sample.negative(2).about("delay", "price", "staff").mention(),
                Sample.negative(3).mention()));

    assertThat(pane.tally(Facets.TOPIC_PART + "delay").negative()).isEqualTo(50);
    assertThat(pane.tally(Facets.TOPIC_PART + "staff").negative()).isEqualTo(20);
    assertThat(pane.tally(Facets.TOPIC_PART + "none").negative()).isEqualTo(60);
  }

  private static String written(Pane pane) {
    StringBuilder text = new StringBuilder(new TreeMap<>(pane.tallies()).toString());
    new TreeMap<>(pane.authors())
        .forEach((facet, sketch) -> text.append(facet).append(java.util.Arrays.toString(sketch)));
    new TreeMap<>(pane.stories())
        .forEach((facet, sketch) -> text.append(facet).append(java.util.Arrays.toString(sketch)));
    return text.append(pane.drivers()).toString();
  }
}
