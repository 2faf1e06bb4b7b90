package org.barograph.cli.brands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.demo.SafeText;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.kafka.ConfigTopic;
import org.barograph.jobs.match.AliasCheck;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Post;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the aliases of brands may be confused with. */
@Command(
    name = "check",
    description = {
      "Says what the aliases of a file's brands may be confused with: common words that an alias"
          + " is or nearly is, and the aliases of other brands.",
      "",
      "With --posts, also how people write each name in these posts: posts that are about anything"
          + " else (a background) show what would be found falsely.",
      ""
    })
final class CheckCommand implements Callable<Integer> {

  private static final int WIDTH = 40;

  /** Ways of writing a name that are shown for each alias. */
  private static final int MOST = 10;

  private record Written(String brand, String alias, String kind, String surface) {}

  @Parameters(paramLabel = "FILE", description = "YAML with brands, as for push.")
  private Path file;

  @Mixin private final PastPosts posts = new PastPosts();

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BarographConfig seed = kafkaOptions.fileConfig();
    ConfigBook book =
        seed.kafka().bootstrap() == null ? new ConfigBook() : new ConfigTopic(seed.kafka()).read();
    BarographConfig live = ConfigSnapshot.of(seed, book).at(book.lastInstant() + 1).config();
    List<BrandConfig> checked = ConfigLoader.changes(file, live).brands();
    Set<String> ids = new HashSet<>();
    checked.forEach(brand -> ids.add(brand.id()));
    List<BrandConfig> all = new ArrayList<>(checked);
    live.brands().stream().filter(brand -> !ids.contains(brand.id())).forEach(all::add);
    confusions(checked, new AliasCheck(all));
    if (posts.isFile()) {
      written(ids, BrandMatcher.of(live.withBrandsAndTopics(all, live.topics())));
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private void confusions(List<BrandConfig> brands, AliasCheck check) {
    PrintWriter out = spec.commandLine().getOut();
    for (BrandConfig brand : brands) {
      out.println(brand.id());
      List<AliasCheck.Confusion> confusions = check.of(brand);
      for (AliasCheck.Confusion each : confusions) {
        out.printf(
            Locale.ROOT,
            "  %-24s %-12s %s%s%n",
            SafeText.line(each.alias(), 24),
            each.kind(),
            SafeText.line(each.other(), WIDTH),
            each.matched() ? "   taken for the brand" : "");
      }
      if (confusions.isEmpty()) {
        out.println("  no common word and no other brand is close");
      }
    }
  }

  /** How the names are written in the posts, the most frequent first. */
  private void written(Set<String> ids, BrandMatcher matcher) throws IOException {
    Map<Written, Long> counts = new TreeMap<>(Comparator.comparing(Written::toString));
    long[] read = {0};
    posts.ofFile(post -> {
      read[0]++;
      count(post, ids, matcher, counts);
    });
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%nin %,d posts%n", read[0]);
    Map<String, Integer> shown = new TreeMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Written, Long>comparingByValue().reversed())
        .filter(e ->
            shown.merge(e.getKey().brand() + "|" + e.getKey().alias(), 1, Integer::sum) <= MOST)
        .forEach(e ->
            out.printf(
                Locale.ROOT,
                "  %-24s %-24s %-12s %,7d  %s%n",
                e.getKey().brand(),
                SafeText.line(e.getKey().alias(), 24),
                e.getKey().kind(),
                e.getValue(),
                SafeText.line(e.getKey().surface(), WIDTH)));
    if (counts.isEmpty()) {
      out.println("  no mention");
    }
  }

  private static void count(
      Post post, Set<String> ids, BrandMatcher matcher, Map<Written, Long> counts) {
    for (Match match : matcher.matchAll(post.text())) {
      if (ids.contains(match.brand())) {
        int from = post.text().offsetByCodePoints(0, match.start());
        int to = post.text().offsetByCodePoints(from, match.end() - match.start());
        String surface = post.text().substring(from, to).toLowerCase(Locale.ROOT);
        counts.merge(
            new Written(match.brand(), match.alias(), match.kind(), surface), 1L, Long::sum);
      }
    }
  }
}
