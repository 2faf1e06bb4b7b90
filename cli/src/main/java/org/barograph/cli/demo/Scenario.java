package org.barograph.cli.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.barograph.jobs.config.BarographConfig;

/**
 * The bundled scenario: two weeks of thin history and one full day in which one brand has an
 * outage, another launches something that people like, and the third stays quiet. Everything is
 * made up from a seed; the same seed, end, size and configuration give the same bytes.
 *
 * @param lines the posts in their order of arrival, one JSON object each, except for the few that
 *     are broken on purpose
 */
public record Scenario(List<String> lines, Truth truth) {

  private static final String[] BOOKS = {
    "phrases-words.txt", "phrases-mentions.txt", "phrases-chatter.txt", "phrases-languages.txt"
  };

  // Words that a misspelled brand must not turn into.
  private static final Set<String> ORDINARY =
      Set.of(
          "quill",
          "quills",
          "quilt",
          "quilts",
          "quota",
          "quill's",
          "yellow",
          "fellow",
          "bellow",
          "mallow",
          "mellows",
          "mellowy",
          "melon",
          "corvine",
          "corvette",
          "caravan",
          "carving",
          "carvings");

  /**
   * Makes up the scenario in its standard size.
   *
   * @param end the scenario's last moment, exclusive; cut to the minute
   * @throws IllegalArgumentException if the configuration lacks a brand or topic of the scenario
   */
  public static Scenario generate(long seed, Instant end, BarographConfig config) {
    return generate(seed, end, config, ScenarioSize.STANDARD);
  }

  /** As {@link #generate(long, Instant, BarographConfig)}, in another size. */
  public static Scenario generate(
      long seed, Instant end, BarographConfig config, ScenarioSize size) {
    return generate(seed, end, Cast.of(config), size);
  }

  static Scenario generate(long seed, Instant end, Cast cast, ScenarioSize size) {
    Streams streams = new Streams(seed);
    PhraseBook book = PhraseBook.load(BOOKS);
    ScenarioPlan plan =
        ScenarioPlan.of(seed, end.truncatedTo(ChronoUnit.MINUTES), size.historyDays(), cast);
    List<Climate> climates =
        List.of(
            climate(cast.failing(), plan, .40, .25, .37, book, streams),
            climate(cast.launching(), plan, .32, .20, .44, book, streams),
            climate(cast.quiet(), plan, .28, .28, .33, book, streams));
    List<Timeline.Slot> slots = new Timeline(plan, size, climates).slots(streams.of("timeline"));
    Set<String> taken = taken(cast);
    List<Draft> drafts = new Drafting(cast, book, taken, streams).draft(slots);
    ChatterWriter replacement = new ChatterWriter(book, cast, taken, new Streams(~seed));
    Aftermath aftermath = new Aftermath(plan, replacement, streams);
    aftermath.follow(drafts);
    return new Scenario(
        aftermath.lines().stream().map(Line::json).toList(), Truth.of(plan, drafts, aftermath));
  }

  private static Climate climate(
      Cast.Brand brand,
      ScenarioPlan plan,
      double share,
      double negative,
      double positive,
      PhraseBook book,
      Streams streams) {
    return new Climate(
        brand,
        plan.eventOf(brand.id()),
        share,
        negative,
        positive,
        book,
        streams.of("climate of " + brand.id()));
  }

  private static Set<String> taken(Cast cast) {
    Set<String> taken = new HashSet<>(ORDINARY);
    for (Cast.Brand brand : cast.brands()) {
      brand.names().forEach(name -> taken.addAll(List.of(words(name))));
    }
    return taken;
  }

  private static String[] words(String name) {
    return name.toLowerCase(Locale.ROOT).split(" ", -1);
  }

  /** Writes the posts as NDJSON. */
  public void writePosts(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }
}
