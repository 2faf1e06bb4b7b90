package org.barograph.cli.brands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.demo.SafeText;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.kafka.ConfigTopic;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Match;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a change of brands would find in posts of the past. */
@Command(
    name = "dry-run",
    description = {
      "Tries the brands of a file on posts of the past: counts by kind, with samples, and what"
          + " would be newly found or lost against what is live.",
      "",
      "Without --posts, the last posts on Kafka. Nothing is changed.",
      ""
    })
final class DryRunCommand implements Callable<Integer> {

  private static final int WIDTH = 100;
  private static final int CONTEXT = 40;

  @Parameters(paramLabel = "FILE", description = "YAML with brands, as for push.")
  private Path file;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20000",
      description = "So many posts of Kafka; 20,000 (default).")
  private int last;

  @Mixin private final PastPosts posts = new PastPosts();

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Against a file of posts the file of the configuration is enough.
    BarographConfig seed = posts.isFile() ? kafkaOptions.fileConfig() : kafkaOptions.config();
    ConfigBook book =
        seed.kafka().bootstrap() == null ? new ConfigBook() : new ConfigTopic(seed.kafka()).read();
    // After all that is to come.
    long at = book.lastInstant() + 1;
    BarographConfig live = ConfigSnapshot.of(seed, book).at(at).config();
    ConfigLoader.Changes changes = ConfigLoader.changes(file, live);
    ConfigPlan plan = new ConfigPlan(seed, book, at);
    BarographConfig next = plan.after(plan.records(changes, Set.of())).at(at).config();
    Trial trial =
        new Trial(
            BrandMatcher.of(live),
            BrandMatcher.of(next),
            changes.brands().stream().map(BrandConfig::id).toList());
    if (posts.isFile()) {
      posts.ofFile(trial::take);
    } else {
      posts.ofKafka(seed.kafka(), last, trial::take);
    }
    report(trial);
    return ExitCodes.OK;
  }

  private void report(Trial trial) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%,d posts%n", trial.posts());
    for (Map.Entry<String, Map<String, Trial.Tally>> brand : trial.tallies().entrySet()) {
      out.printf(
          Locale.ROOT,
          "%n%-24s %9s %9s %9s %9s%n",
          brand.getKey(),
          "live",
          "then",
          "found",
          "lost");
      brand
          .getValue()
          .forEach((kind, tally) ->
              out.printf(
                  Locale.ROOT,
                  "  %-22s %,9d %,9d %,9d %,9d%n",
                  kind,
                  tally.before(),
                  tally.after(),
                  tally.found(),
                  tally.lost()));
      if (brand.getValue().isEmpty()) {
        out.println("  no mention");
      }
      brand.getValue().forEach((kind, tally) -> samples(kind, tally.samples()));
    }
    out.flush();
  }

  private void samples(String kind, List<Trial.Sample> samples) {
    for (Trial.Sample sample : samples) {
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "  %s %-12s %.2f  %s%n",
              sample.found() ? "+" : "-",
              kind,
              sample.match().confidence(),
              SafeText.line(around(sample.text(), sample.match()), WIDTH));
    }
  }

  /** The match, with what stands around it. */
  private static String around(String text, Match match) {
    int[] points = text.codePoints().toArray();
    int from = Math.max(0, match.start() - CONTEXT);
    int to = Math.min(points.length, match.end() + CONTEXT);
    return (from > 0 ? "…" : "")
        + new String(points, from, match.start() - from)
        + "["
        + new String(points, match.start(), match.end() - match.start())
        + "]"
        + new String(points, match.end(), to - match.end())
        + (to < points.length ? "…" : "");
  }
}
