package org.barograph.nlp.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.nlp.LinearWeights;
import org.barograph.nlp.Mood;
import org.barograph.nlp.SocialModel;
import org.barograph.nlp.WeightsFile;
import org.barograph.nlp.train.LabelledPosts.Labelled;
import org.junit.jupiter.api.Test;

class SentimentTrainerTest {

  private static final LinearWeights SHIPPED = WeightsFile.shipped();

  @Test
  void sameDataAndSeedGiveTheSameBytes() throws IOException {
    assertThat(bytes(onTop(posts(90), 1))).isEqualTo(bytes(onTop(posts(90), 1)));
  }

  @Test
  void modelFromScratchLearnsWordsThatNoLexiconHolds() throws IOException {
    var trained = SentimentTrainer.fromScratch(posts(300), "test-1", 1, (done, total) -> {});
    assertThat(evaluation(trained, posts(60)).macroRecall()).isGreaterThan(95);
  }

  @Test
  void modelOnTopLearnsItsOwnWordsToo() throws IOException {
    assertThat(evaluation(onTop(posts(90), 1), posts(60)).macroRecall()).isGreaterThan(90);
  }

  @Test
  void fewOwnPostsDoNotForgetWhatTheShippedModelKnows() throws IOException {
    var general =
        List.of(
            new Labelled(Mood.POSITIVE, "I love this phone"),
            new Labelled(Mood.NEGATIVE, "worst service EVER"),
            new Labelled(Mood.NEUTRAL, "Meeting moved to Thursday, room 4"));
    assertThat(evaluation(onTop(posts(60), 1), general).macroRecall()).isEqualTo(100);
  }

  @Test
  void chosenWayHasTheLowestLossOnPostsItHadNotSeen() {
    var trained = onTop(posts(60), 1);
    assertThat(trained.trials())
        .hasSizeGreaterThan(1)
        .contains(trained.chosen())
        .allMatch(trial -> trial.loss() >= trained.chosen().loss());
  }

  @Test
  void idSaysWhatTheModelIsForAndWhichOne() {
    var first = onTop(posts(60), 1).model().id();
    assertThat(first).matches("own-[0-9a-f]{8}").isNotEqualTo(onTop(posts(90), 1).model().id());
  }

  @Test
  void moodWithTooFewPostsIsRefused() {
    var posts = posts(60).stream().filter(post -> post.mood() != Mood.NEUTRAL).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onTop(posts, 1))
        .withMessage("every mood needs at least 5 posts, neutral has 0");
  }

  private static SentimentTrainer.Trained onTop(List<Labelled> posts, long seed) {
    return SentimentTrainer.onTopOf(SHIPPED, posts, "own", seed, (done, total) -> {});
  }

  private static byte[] bytes(SentimentTrainer.Trained trained) throws IOException {
    var out = new ByteArrayOutputStream();
    trained.model().write(out);
    return out.toByteArray();
  }

  private static Evaluation evaluation(SentimentTrainer.Trained trained, List<Labelled> posts)
      throws IOException {
    var read = WeightsFile.read(new ByteArrayInputStream(bytes(trained)));
    return Evaluation.of(new SocialModel(read), posts);
  }

  /** Made-up words carry the mood, among others that do not. */
  private static List<Labelled> posts(int count) {
    var random = new Random(count);
    var posts = new ArrayList<Labelled>();
    for (int i = 0; i < count; i++) {
      Mood mood = List.of(Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE).get(i % 3);
      String word = List.of("grumfle", "tarvick", "yelloosh").get(i % 3);
      posts.add(
          new Labelled(mood, "zub" + random.nextInt(5) + " " + word + " qor" + random.nextInt(5)));
    }
    return posts;
  }
}
