package org.barograph.cli.eval;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.barograph.nlp.SentimentModel;

/**
 * How many posts a model scores in a second of CPU time, threads of its own, collector and compiler
 * included, so that other work on the machine counts little.
 */
final class ScoringSpeed {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURE = Duration.ofSeconds(3);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ScoringSpeed() {}

  /** Posts a second of CPU, warm. */
  static double warm(SentimentModel model, List<LabelledMoods.Row> posts) {
    spend(WARM_UP, model, posts);
    return spend(MEASURE, model, posts);
  }

  static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  private static double spend(Duration time, SentimentModel model, List<LabelledMoods.Row> posts) {
    long start = cpuNanos();
    long scored = 0;
    long used;
    do {
      // A few at a time: asking for the time costs something, too.
      for (int i = 0; i < 10; i++) {
        var unused = model.score(posts.get((int) (scored++ % posts.size())).text());
      }
      used = cpuNanos() - start;
    } while (used < time.toNanos());
    return scored * 1e9 / used;
  }
}
