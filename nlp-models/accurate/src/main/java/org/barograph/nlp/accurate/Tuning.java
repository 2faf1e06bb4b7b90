package org.barograph.nlp.accurate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Fine-tunes the upper layers. Each step's batch is split over two threads and their gradients are
 * added in a fixed order, so that the same posts and seed give the same bits on one machine.
 */
final class Tuning {

  private static final int EPOCHS = 2;
  private static final double RATE = 8e-4;
  private static final double RATE_OF_COOL_DOWN = 4e-4;
  private static final int WORKERS = 2;

  private record Slope(double loss, Map<String, float[]> gradients) {}

  private final LowerStates states;
  private final long seed;
  private final NDManager manager;
  private final UpperLayers layers;
  private final Map<String, float[]> parameters;

  private Tuning(LowerStates states, long seed, NDManager manager) throws IOException {
    this.states = states;
    this.seed = seed;
    this.manager = manager;
    this.layers = new UpperLayers(manager, Encoder.published(), new Random(seed));
    this.parameters = layers.start();
  }

  /** Tensors of the {@link Adapter}. */
  static Map<String, float[]> run(LowerStates states, long seed)
      throws IOException, InterruptedException, ExecutionException {
    try (var manager = NDManager.newBaseManager();
        var workers = Executors.newFixedThreadPool(WORKERS)) {
      var tuning = new Tuning(states, seed, manager);
      tuning.learn(workers);
      return tuning.parameters;
    }
  }

  /** Half of a long schedule, then a short one that cools down from there, with new moments. */
  private void learn(ExecutorService workers) throws InterruptedException, ExecutionException {
    var epochs = new BalancedEpochs(states, seed);
    int steps = EPOCHS * epochs.batchesPerEpoch();
    int half = steps * 175 / 348;
    int coolDown = steps * 65 / 348;
    var batches = new ArrayList<int[]>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      batches.addAll(epochs.epoch(epoch));
    }
    learn(batches, 0, half, new AdamW(parameters, RATE, steps), workers);
    learn(
        batches,
        half,
        half + coolDown,
        new AdamW(parameters, RATE_OF_COOL_DOWN, coolDown),
        workers);
  }

  private void learn(
      List<int[]> batches, int from, int to, AdamW optimizer, ExecutorService workers)
      throws InterruptedException, ExecutionException {
    double losses = 0;
    for (int step = from; step < to; step++) {
      var slope = slope(batches.get(step), step + 1, workers);
      if (Double.isNaN(slope.loss)) {
        throw new IllegalStateException("the loss of step " + (step + 1) + " is not a number");
      }
      optimizer.step(slope.gradients);
      losses += slope.loss;
    }
    System.out.println("steps " + from + " to " + to + ": mean loss " + losses / (to - from));
  }

  private Slope slope(int[] batch, int step, ExecutorService workers)
      throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Slope>>();
    for (int worker = 0; worker < WORKERS; worker++) {
      int from = batch.length * worker / WORKERS;
      int to = batch.length * (worker + 1) / WORKERS;
      if (from < to) {
        var random = new SplittableRandom(seed * 31 + step * 7919L + worker);
        int[] part = Arrays.copyOfRange(batch, from, to);
        tasks.add(() -> slope(part, random, batch.length));
      }
    }
    double loss = 0;
    Map<String, float[]> sum = null;
    for (var task : workers.invokeAll(tasks)) {
      var part = task.get();
      loss += part.loss;
      if (sum == null) {
        sum = part.gradients;
      } else {
        sum.forEach((name, values) -> add(values, part.gradients.get(name)));
      }
    }
    return new Slope(loss, sum);
  }

  private static void add(float[] to, float[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }

  private Slope slope(int[] posts, SplittableRandom random, int whole) {
    // DJL's GradientCollector allows one thread at a time; what it calls does not mind two.
    JniUtils.setGradMode(true);
    try (var scope = manager.newSubManager()) {
      var arrays = new LinkedHashMap<String, NDArray>();
      parameters.forEach((name, values) -> {
        var array = scope.create(values, layers.shape(name));
        array.setRequiresGradient(true);
        arrays.put(name, array);
      });
      var batch = Batch.of(scope, states, posts, random, whole);
      var loss = layers.logits(batch, arrays).logSoftmax(-1).mul(batch.targets()).sum().neg();
      JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
      var gradients = new LinkedHashMap<String, float[]>();
      arrays.forEach((name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
      return new Slope(loss.getFloat(), gradients);
    }
  }
}
