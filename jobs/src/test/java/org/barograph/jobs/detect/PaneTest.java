package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.barograph.jobs.model.ScoredMention;
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
    Random random = new Random(7);
    List<ScoredMention> mentions =
        IntStream.range(0, 300).mapToObj(n -> Sample.random(n, random).mention()).toList();

    assertThat(Pane.of(mentions).drivers()).hasSize(2 * Pane.MAX_DRIVERS);
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
