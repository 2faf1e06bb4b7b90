package org.barograph.nlp.train;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.barograph.nlp.LanguageGate;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;

/** Measures the shipped model and the language gate on labelled English posts: {@code FILE}. */
public final class MeasureSocial {

  private static final int WARM_UP = 20;
  private static final int RUNS = 5;

  private MeasureSocial() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: FILE, with label<TAB>text and a header line");
      System.exit(2);
    }
    List<LabelledPosts.Labelled> posts = LabelledPosts.read(Path.of(args[0]));
    SentimentModel model = SentimentModels.load("social");
    LanguageGate gate = LanguageGate.shared();
    System.out.println(model.id() + ": " + Evaluation.of(model, posts));
    long english = posts.stream().filter(post -> gate.detect(post.text(), null).english()).count();
    System.out.printf(Locale.ROOT, "gate: %d of %d posts pass as English%n", english, posts.size());
    System.out.printf(Locale.ROOT, "model: %.0f posts/s/core%n", perSecond(posts, model::score));
    System.out.printf(
        Locale.ROOT,
        "gate: %.0f posts/s/core%n",
        perSecond(posts, text -> gate.detect(text, null)));
  }

  /**
   * CPU time of this thread, the median of five warm runs; other work on the machine counts little.
   */
  private static double perSecond(List<LabelledPosts.Labelled> posts, Consumer<String> work) {
    var clock = ManagementFactory.getThreadMXBean();
    var nanos = new long[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      long start = clock.getCurrentThreadCpuTime();
      posts.forEach(post -> work.accept(post.text()));
      nanos[Math.max(run, 0)] = clock.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    return posts.size() * 1e9 / nanos[RUNS / 2];
  }
}
