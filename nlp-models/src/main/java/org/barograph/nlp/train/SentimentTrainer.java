package org.barograph.nlp.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.barograph.nlp.FeatureVector;
import org.barograph.nlp.LinearWeights;
import org.barograph.nlp.train.LabelledPosts.Labelled;

/**
 * Trains a model of the kind of {@code social} on labelled posts. Several ways are tried, each fold
 * of the posts is judged by what the others teach, and the way with the lowest loss is taken. The
 * same posts, start and seed give the same bytes.
 */
public final class SentimentTrainer {

  private static final int FOLDS = 5;

  // A start from nothing forgets every word that the posts do not hold, and held-out folds of few
  // posts, being as narrow, do not show it.
  private static final int ENOUGH_FOR_SCRATCH = 5_000;
  private static final Recipe SCRATCH = new Recipe(false, 30);
  private static final List<Recipe> FOR_MANY =
      List.of(new Recipe(true, 100), new Recipe(true, 30), SCRATCH);
  private static final List<Recipe> FOR_FEW =
      DoubleStream.of(1_000, 300, 100, 30, 10)
          .mapToObj(strength -> new Recipe(true, strength))
          .toList();

  /** Told after every fit. */
  @FunctionalInterface
  public interface Listener {
    /** Called from several threads. */
    void fitted(int done, int total);
  }

  private final List<FeatureVector> posts;
  private final int[] moods;
  private final LinearWeights start;
  private final Folds folds;
  private final List<Recipe> recipes;
  private final Listener listener;
  private final AtomicInteger done = new AtomicInteger();

  private SentimentTrainer(
      List<Labelled> labelled,
      LinearWeights start,
      List<Recipe> recipes,
      long seed,
      Listener listener) {
    this.posts = labelled.parallelStream().map(post -> FeatureVector.of(post.text())).toList();
    this.moods = labelled.stream().mapToInt(Labelled::index).toArray();
    this.start = start;
    this.recipes = recipes;
    this.folds = Folds.deal(moods.length, FOLDS, seed);
    this.listener = listener;
  }

  /**
   * The result of a training.
   *
   * @param before the model that it started from, as it was, on the held-out folds; null if there
   *     was none
   * @param trials everything that was tried
   * @param chosen the one of the trials that the model was trained by
   */
  public record Trained(Trial before, List<Trial> trials, Trial chosen, Model model) {}

  /** The weights; their id is made of a name and a digest of all that decides an answer. */
  public static final class Model {
    private final Draft draft;
    private final String id;

    Model(Draft draft, String id) {
      this.draft = draft;
      this.id = id;
    }

    public String id() {
      return id;
    }

    /** Writes the file that {@code file:PATH} names. */
    public void write(OutputStream out) throws IOException {
      draft.write(out, id);
    }
  }

  /**
   * Trains on top of a model; with 5,000 posts or more from scratch if that does better on the
   * held-out folds.
   *
   * @param start the model to start from
   * @param name the first part of the new model's id
   * @param seed decides the folds
   * @throws IllegalArgumentException if a mood has fewer posts than there are folds
   */
  public static Trained onTopOf(
      LinearWeights start, List<Labelled> labelled, String name, long seed, Listener listener) {
    requireEveryMood(labelled);
    var recipes = labelled.size() < ENOUGH_FOR_SCRATCH ? FOR_FEW : FOR_MANY;
    var trainer = new SentimentTrainer(labelled, start, recipes, seed, listener);
    var trained = trainer.train();
    return new Trained(
        trainer.unchanged(),
        trained.trials(),
        trained.chosen(),
        new Model(trained.draft(), name + "-" + digest(trained.draft())));
  }

  /** Trains from nothing, with the prior that suits many posts, under a fixed id. */
  static Trained fromScratch(List<Labelled> labelled, String id, long seed, Listener listener) {
    requireEveryMood(labelled);
    var trained = new SentimentTrainer(labelled, null, List.of(SCRATCH), seed, listener).train();
    return new Trained(null, trained.trials(), trained.chosen(), new Model(trained.draft(), id));
  }

  private static void requireEveryMood(List<Labelled> labelled) {
    for (int mood = 0; mood < BalancedLogLoss.MOODS; mood++) {
      int wanted = mood;
      long count = labelled.stream().filter(post -> post.index() == wanted).count();
      if (count < FOLDS) {
        throw new IllegalArgumentException(
            "every mood needs at least "
                + FOLDS
                + " posts, "
                + List.of("negative", "neutral", "positive").get(mood)
                + " has "
                + count);
      }
    }
  }

  private record Best(List<Trial> trials, Trial chosen, Draft draft) {}

  private Best train() {
    listener.fitted(0, fits());
    // Each fit is deterministic by itself, so the order in which threads take them does not matter.
    var results =
        IntStream.range(0, recipes.size() * FOLDS)
            .parallel()
            .mapToObj(task -> judge(recipes.get(task / FOLDS), task % FOLDS))
            .toList();
    var heldOuts =
        IntStream.range(0, recipes.size())
            .mapToObj(i -> HeldOut.of(folds, results.subList(i * FOLDS, (i + 1) * FOLDS), moods))
            .toList();
    String from = start == null ? "" : start.id();
    var trials =
        IntStream.range(0, recipes.size())
            .mapToObj(i -> heldOuts.get(i).trial(recipes.get(i).title(from)))
            .toList();
    int best =
        IntStream.range(0, trials.size())
            .boxed()
            .min(Comparator.comparingDouble(i -> trials.get(i).loss()))
            .orElseThrow();
    var learnt = fit(recipes.get(best), IntStream.range(0, moods.length).toArray());
    var calibration = Training.calibrate(heldOuts.get(best).logits(), moods);
    return new Best(
        trials,
        trials.get(best),
        Draft.of(recipes.get(best).onTop() ? start : null, learnt, calibration));
  }

  private int fits() {
    return recipes.size() * FOLDS + 1;
  }

  private List<double[]> judge(Recipe recipe, int fold) {
    var learnt = fit(recipe, folds.outside(fold));
    return Folds.pick(posts, folds.inside(fold)).stream()
        .map(post -> sum(before(recipe, post), learnt.logits(post)))
        .toList();
  }

  private Training.Weights fit(Recipe recipe, int[] which) {
    var seen = Folds.pick(posts, which);
    var logits = seen.stream().map(post -> before(recipe, post)).toList();
    var learnt = Training.fit(seen, logits, Folds.pick(moods, which), recipe);
    listener.fitted(done.incrementAndGet(), fits());
    return learnt;
  }

  private double[] before(Recipe recipe, FeatureVector post) {
    return recipe.onTop() ? start.logits(post) : new double[BalancedLogLoss.MOODS];
  }

  private static double[] sum(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
  }

  private Trial unchanged() {
    var logits = posts.stream().map(start::logits).toList();
    return new HeldOut(folds, logits, moods)
        .trial(start.id() + ", as it is", fold -> start.calibration());
  }

  private static String digest(Draft draft) {
    try {
      var bytes = new ByteArrayOutputStream();
      draft.write(bytes, "");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
