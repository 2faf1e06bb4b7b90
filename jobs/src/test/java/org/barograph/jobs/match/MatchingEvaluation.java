package org.barograph.jobs.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.model.Match;

/**
 * Scores the matcher on labelled posts, each kind apart. Run it with the folder {@code matching} as
 * its argument; further arguments: {@code -v} lists errors, {@code speed} measures the throughput.
 */
public final class MatchingEvaluation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BrandMatcher matcher;
  private final Path folder;
  private final boolean verbose;

  private MatchingEvaluation(BrandMatcher matcher, Path folder, boolean verbose) {
    this.matcher = matcher;
    this.folder = folder;
    this.verbose = verbose;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<BrandConfig> brands = brands(folder.resolve("brands.tsv"));
    boolean verbose = List.of(args).contains("-v");
    var evaluation = new MatchingEvaluation(BrandMatcher.compile(brands), folder, verbose);
    evaluation.recall("tagged_airline", r -> r.path("source").asText());
    evaluation.recall("untagged_exact", r -> r.path("annotation").asText());
    evaluation.recall("split_joined", r -> r.path("kind").asText());
    evaluation.recall("misspelled", r -> r.path("kind").asText());
    evaluation.precisionOfMisspelled();
    evaluation.recall("obfuscated_synth", r -> r.path("kind").asText());
    evaluation.labelled("hashtag_joined");
    evaluation.labelled("ambiguous");
    evaluation.nearMiss();
    evaluation.entities();
    evaluation.background();
    if (List.of(args).contains("speed")) {
      evaluation.speed(brands);
    }
  }

  /** One brand per name, with the aliases and handles of the file and nothing else. */
  static List<BrandConfig> brands(Path file) throws IOException {
    var aliases = new TreeMap<String, List<String>>();
    var handles = new TreeMap<String, List<String>>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      boolean handle = columns[2].equals("handle");
      aliases.computeIfAbsent(columns[0], k -> new ArrayList<>());
      handles.computeIfAbsent(columns[0], k -> new ArrayList<>());
      (handle ? handles : aliases).get(columns[0]).add(columns[1]);
    }
    var brands = new ArrayList<BrandConfig>();
    aliases.forEach((name, names) -> brands.add(brand(name, names, handles.get(name))));
    return brands;
  }

  private static BrandConfig brand(String name, List<String> aliases, List<String> handles) {
    return new BrandConfig(
        id(name), name, aliases, handles, List.of(), List.of(), List.of(), List.of(), "UTC", null,
        null);
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private void recall(String file, Function<JsonNode, String> group) throws IOException {
    var hits = new LinkedHashMap<String, int[]>();
    for (JsonNode row : rows(file)) {
      List<Match> found = matcher.matchAll(row.path("text").asText());
      boolean hit = found.stream().anyMatch(m -> isRight(m, row));
      String place = isInLink(row) ? "in links" : "in running text";
      for (String key : List.of("all", place, group.apply(row))) {
        int[] counts = hits.computeIfAbsent(key, k -> new int[2]);
        counts[0] += hit ? 1 : 0;
        counts[1]++;
      }
      if (!hit && verbose) {
        System.out.printf(
            "  MISS %s [%s] of %s: %s%n",
            group.apply(row),
            row.path("surface").asText(),
            row.path("brand").asText(),
            shorten(row.path("text").asText()));
      }
    }
    hits.forEach(
        (key, n) -> System.out.printf("%-18s recall %-28s %s%n", file, key, rate(n[0], n[1])));
  }

  /** Whether no white space divides the span from a sign of a link. */
  private static boolean isInLink(JsonNode row) {
    int[] text = row.path("text").asText().codePoints().toArray();
    int from = row.path("start").asInt();
    int to = row.path("end").asInt();
    while (from > 0 && !Character.isWhitespace(text[from - 1])) {
      from--;
    }
    while (to < text.length && !Character.isWhitespace(text[to])) {
      to++;
    }
    String chunk = new String(text, from, to - from);
    return chunk.matches("(?s).*(://|[\\p{L}\\p{N}]\\.\\S*\\p{L}\\S*/|(?i:pic|store)\\.).*");
  }

  /** Of the misspellings found in every file, those on a gold misspelling. */
  private void precisionOfMisspelled() throws IOException {
    int right = 0;
    int all = 0;
    for (JsonNode row : rows("misspelled")) {
      String text = row.path("text").asText();
      for (Match match : matcher.matchAll(text)) {
        if (match.kind().equals(Kind.MISSPELLED.label)) {
          all++;
          right += isRight(match, row) ? 1 : 0;
          if (verbose && !isRight(match, row)) {
            System.out.printf("  OTHER %s: %s%n", match, shorten(text));
          }
        }
      }
    }
    System.out.printf("%-18s precision %s%n", "misspelled", rate(right, all));
  }

  private void labelled(String file) throws IOException {
    int tp = 0;
    int fp = 0;
    int fn = 0;
    for (JsonNode row : rows(file)) {
      String label = row.path("label").asText();
      if (!label.equals("brand") && !label.equals("not_brand")) {
        continue;
      }
      String text = row.path("text").asText();
      boolean hit = matcher.matchAll(text).stream().anyMatch(m -> isRight(m, row));
      boolean gold = label.equals("brand");
      tp += gold && hit ? 1 : 0;
      fn += gold && !hit ? 1 : 0;
      fp += !gold && hit ? 1 : 0;
      if (verbose && gold != hit) {
        System.out.printf(
            "  %s %s [%s]: %s%n",
            gold ? "MISS" : "FALSE",
            row.path("brand").asText(),
            row.path("hashtag").asText(row.path("surface").asText()),
            shorten(text));
      }
    }
    System.out.printf("%-18s recall %s precision %s%n", file, rate(tp, tp + fn), rate(tp, tp + fp));
  }

  static MatchingEvaluation of(Path folder) throws IOException {
    return new MatchingEvaluation(
        BrandMatcher.compile(brands(folder.resolve("brands.tsv"))), folder, false);
  }

  /** The share of the gold spans outside links that are found for the right brand. */
  double recallOf(String file) throws IOException {
    int hits = 0;
    int all = 0;
    for (JsonNode row : rows(file)) {
      if (row.path("label").asText("brand").equals("brand") && !isInLink(row)) {
        all++;
        hits += isHit(row) ? 1 : 0;
      }
    }
    return (double) hits / all;
  }

  /** Of the rows where the brand is found, the share that names it. */
  double precisionOf(String file) throws IOException {
    int right = 0;
    int all = 0;
    for (JsonNode row : rows(file)) {
      String label = row.path("label").asText();
      if ((label.equals("brand") || label.equals("not_brand")) && isHit(row)) {
        all++;
        right += label.equals("brand") ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  private boolean isHit(JsonNode row) {
    return matcher.matchAll(row.path("text").asText()).stream().anyMatch(m -> isRight(m, row));
  }

  /** The share of the near misses that are taken for the brand. */
  double nearMissesFired() throws IOException {
    List<JsonNode> rows = rows("near_miss");
    return rows.stream().filter(row -> !firedOn(row).isEmpty()).count() / (double) rows.size();
  }

  private List<Match> firedOn(JsonNode row) {
    String text = row.path("text").asText();
    String brand = id(row.path("near_brand").asText());
    String surface = row.path("surface").asText();
    var place =
        Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(surface) + "(?![\\p{L}\\p{N}])")
            .matcher(text.toLowerCase(Locale.ROOT));
    int at = place.find() ? place.start() : -1;
    int start = at < 0 ? 0 : text.codePointCount(0, at);
    int end = at < 0 ? Integer.MAX_VALUE : start + surface.length();
    return matcher.matchAll(text).stream()
        .filter(m -> m.brand().equals(brand) && m.start() < end && m.end() > start)
        .toList();
  }

  private void nearMiss() throws IOException {
    int fired = 0;
    int rows = 0;
    for (JsonNode row : rows("near_miss")) {
      rows++;
      List<Match> hits = firedOn(row);
      fired += hits.isEmpty() ? 0 : 1;
      if (verbose && !hits.isEmpty()) {
        System.out.printf(
            "  FIRED [%s] %s: %s%n",
            row.path("surface").asText(), hits, shorten(row.path("text").asText()));
      }
    }
    System.out.printf("%-18s fired %s%n", "near_miss", rate(fired, rows));
  }

  /** Matches by kind that lie on a company's or product's span of human annotators. */
  private void entities() throws IOException {
    var counts = new TreeMap<String, int[]>();
    for (JsonNode row : rows("ner_org_product")) {
      for (Match match : matcher.matchAll(row.path("text").asText())) {
        boolean on = false;
        for (JsonNode entity : row.path("entities")) {
          on |=
              match.start() < entity.path("end").asInt()
                  && match.end() > entity.path("start").asInt();
        }
        int[] n = counts.computeIfAbsent(match.kind(), k -> new int[2]);
        n[0] += on ? 1 : 0;
        n[1]++;
      }
    }
    counts.forEach((kind, n) ->
        System.out.printf("%-18s on a span %-14s %s%n", "ner", kind, rate(n[0], n[1])));
  }

  private void background() throws IOException {
    Predicate<Match> fuzzy = m -> !List.of("exact", "handle", "domain").contains(m.kind());
    var counts = new TreeMap<String, Integer>();
    int rows = 0;
    for (JsonNode row : rows("background")) {
      rows++;
      String text = row.path("text").asText();
      for (Match match : matcher.matchAll(text)) {
        counts.merge(match.kind(), 1, Integer::sum);
        if (verbose && fuzzy.test(match)) {
          String surface =
              text.substring(
                  text.offsetByCodePoints(0, match.start()),
                  text.offsetByCodePoints(0, match.end()));
          System.out.printf(
              "  BG %s [%s] %s %.2f: %s%n",
              match.kind(), surface, match.brand(), match.confidence(), shorten(text));
        }
      }
    }
    System.out.printf("%-18s %d posts, matches by kind %s%n", "background", rows, counts);
  }

  private void speed(List<BrandConfig> brands) throws IOException {
    var many = new ArrayList<>(brands);
    var random = new java.util.Random(7);
    for (int i = 0; i < 1000; i++) {
      var aliases = new ArrayList<String>();
      for (int k = 0; k < 5; k++) {
        aliases.add(word(random) + (k == 0 ? "" : " " + word(random)));
      }
      many.add(brand("generated " + i, aliases, List.of()));
    }
    var tenThousand = new ArrayList<BrandConfig>();
    for (int i = 0; i < 10_000; i++) {
      var aliases = new ArrayList<String>();
      for (int k = 0; k < 5; k++) {
        aliases.add(word(random) + word(random) + (k < 3 ? "" : " " + word(random)));
      }
      tenThousand.add(brand("generated " + i, aliases, List.of()));
    }
    long compilingMany = System.nanoTime();
    BrandMatcher.compile(tenThousand);
    System.out.printf(
        "10,000 brands compiled in %d ms%n", (System.nanoTime() - compilingMany) / 1_000_000);
    long compiling = System.nanoTime();
    BrandMatcher big = BrandMatcher.compile(many);
    System.out.printf("compiled in %d ms%n", (System.nanoTime() - compiling) / 1_000_000);
    List<String> texts = new ArrayList<>();
    for (JsonNode row : rows("background")) {
      texts.add(row.path("text").asText());
    }
    for (int round = 0; round < 8; round++) {
      long started = cpu();
      int found = 0;
      for (int k = 0; k < 10; k++) {
        for (String text : texts) {
          found += big.match(text).size();
        }
      }
      double seconds = (cpu() - started) / 1e9;
      System.out.printf("%.0f posts/s (%d)%n", 10 * texts.size() / seconds, found);
    }
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String word(java.util.Random random) {
    String[] parts = {
      "ka", "lo", "ri", "ven", "to", "mas", "qui", "zen", "dor", "pel", "sta", "nu"
    };
    var word = new StringBuilder();
    for (int i = 0, n = 2 + random.nextInt(3); i < n; i++) {
      word.append(parts[random.nextInt(parts.length)]);
    }
    return word.toString();
  }

  static boolean isRight(Match match, JsonNode row) {
    return match.brand().equals(id(row.path("brand").asText()))
        && match.start() < row.path("end").asInt()
        && match.end() > row.path("start").asInt();
  }

  private List<JsonNode> rows(String file) throws IOException {
    var rows = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(folder.resolve(file + ".jsonl"))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static String shorten(String text) {
    String line = text.replace('\n', ' ');
    return line.length() > 150 ? line.substring(0, 150) + "…" : line;
  }

  /** A share with its 95 % Wilson interval. */
  static String rate(int hits, int of) {
    if (of == 0) {
      return "-";
    }
    double p = (double) hits / of;
    double z = 1.96;
    double middle = p + z * z / (2 * of);
    double wide = z * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of));
    double scale = 1 + z * z / of;
    return String.format(
        Locale.ROOT,
        "%.3f (%d/%d) [%.3f, %.3f]",
        p,
        hits,
        of,
        (middle - wide) / scale,
        (middle + wide) / scale);
  }
}
