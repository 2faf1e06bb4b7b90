package org.barograph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.dashboards.viewer.Searches;
import org.barograph.dashboards.viewer.Viewer;
import org.barograph.dashboards.viewer.ViewerSettings;
import org.barograph.jobs.index.IndexTemplates;
import org.barograph.stack.LocalStack;
import org.barograph.stack.ServerKind;
import org.barograph.stack.StackFolders;
import org.barograph.stack.StackSettings;

/**
 * How long the viewer's first paint takes over many mentions: {@code bench/run viewer [MENTIONS]}.
 * All of them are in the time that is shown; the period before is empty. Measured from the start of
 * the navigation until every panel of the first screen, and of the whole page, is drawn, in the
 * chromium of this machine ({@code BAROGRAPH_CHROMIUM}, else {@code /usr/bin/chromium}).
 */
public final class ViewerLoad {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
  private static final long SPAN = Duration.ofDays(28).toMillis();
  private static final int BULK = 5_000;
  private static final int VISITS = 5;
  private static final String HAS_BEGUN =
      "document.querySelector('main[data-begun], main[data-shown]') !== null";
  private static final String IS_DRAWN =
      "document.querySelector('main[data-shown]') !== null && !document.querySelector('.skeleton')";
  private static final List<String> DASHBOARDS = List.of("mood", "incident", "topics", "audience");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy.MM");
  private static final List<String> BRANDS =
      List.of("acme", "globex", "initech", "umbrella", "hooli");
  private static final List<String> CHANNELS =
      List.of("chirp", "forum", "reviews", "news", "chat", "video");
  private static final List<String> MOODS = List.of("negative", "neutral", "positive", "unscored");
  private static final List<String> TOPICS =
      List.of(
          "outage",
          "price",
          "delivery",
          "support",
          "security",
          "delay",
          "quality",
          "staff",
          "app",
          "refund");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private ViewerLoad(String url) {
    this.url = url;
  }

  public static void main(String[] args) throws Exception {
    int mentions = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Path folder = Path.of(System.getProperty("barograph.home"), "data", "bench-viewer");
    StackFolders.delete(folder);
    StackSettings settings = StackSettings.in(folder).only(ServerKind.ELASTICSEARCH);
    try (LocalStack stack = LocalStack.start(settings)) {
      ViewerLoad load = new ViewerLoad(stack.elasticsearchUrl());
      load.index(mentions);
      load.measure();
    }
  }

  private void index(int count) throws IOException {
    for (Map.Entry<String, String> template : IndexTemplates.render(null, 0).entrySet()) {
      send("PUT", "/_index_template/" + template.getKey(), "application/json", template.getValue());
    }
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder bulk = new StringBuilder();
    long started = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Instant at = END.minusMillis(random.nextLong(SPAN));
      String month = MONTH.format(at.atZone(ZoneOffset.UTC));
      bulk.append("{\"create\":{\"_index\":\"mentions-").append(month).append("\"}}\n");
      bulk.append(mention(i, at, random)).append('\n');
      if ((i + 1) % BULK == 0 || i + 1 == count) {
        JsonNode answer = send("POST", "/_bulk", "application/x-ndjson", bulk.toString());
        if (answer.path("errors").asBoolean()) {
          throw new IOException(answer.toString().substring(0, 1_000));
        }
        bulk.setLength(0);
      }
    }
    send("POST", "/_refresh", "application/json", "");
    System.out.printf(
        "%,d mentions over 28 days indexed in %.0f s%n",
        count, (System.nanoTime() - started) / 1e9);
  }

  private static ObjectNode mention(int i, Instant at, SplittableRandom random) {
    String brand = skewed(BRANDS, random);
    ObjectNode mention = JSON.createObjectNode();
    mention.put("@timestamp", at.toString()).put("mention_id", "chirp|" + i + "|" + brand);
    mention.put("post_id", "" + i).put("brand", brand).put("channel", skewed(CHANNELS, random));
    mention.put("config_version", "0123456789ab").put("revision", 1);
    int author = Math.min(random.nextInt(200_000), random.nextInt(200_000));
    mention
        .putObject("author")
        .put("id", "a" + author)
        .put("handle", "author" + author)
        .put("followers", random.nextInt(10_000))
        .put("bot", false);
    mention.put("text", "What " + brand + " did today was something else, said number " + i);
    mention.put("lang", random.nextInt(8) == 0 ? "de" : "en");
    mention.put("tagged", random.nextBoolean()).put("owned", random.nextInt(20) == 0);
    String mood = skewed(MOODS, random);
    ObjectNode sentiment = mention.putObject("sentiment").put("polarity", mood);
    if (!mood.equals("unscored")) {
      sentiment.put("score", (MOODS.indexOf(mood) - 1) * random.nextInt(1, 100) / 100.0);
    }
    mention.putArray("topics").add(skewed(TOPICS, random));
    mention.put("reach", random.nextInt(1, 100_000));
    ZonedDateTime local = at.atZone(ZoneOffset.UTC);
    mention
        .putObject("time")
        .put("hour_of_day", local.getHour())
        .put("day_of_week", local.getDayOfWeek().getValue());
    return mention;
  }

  private static String skewed(List<String> all, SplittableRandom random) {
    return all.get(Math.min(random.nextInt(all.size()), random.nextInt(all.size())));
  }

  private void measure() throws IOException {
    Searches searches =
        (path, type, body) -> send("POST", path, type, new String(body, StandardCharsets.UTF_8));
    Path chromium =
        Path.of(System.getenv().getOrDefault("BAROGRAPH_CHROMIUM", "/usr/bin/chromium"));
    if (!Files.isExecutable(chromium)) {
      throw new IOException(chromium + " is no chromium: set BAROGRAPH_CHROMIUM");
    }
    Playwright.CreateOptions own =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    try (Playwright playwright = Playwright.create(own);
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
      System.out.println("ms until the first screen / all is drawn, visit by visit");
      System.out.println(
          "mood, as soon as Elasticsearch runs: " + visit(browser, searches, "mood", -1));
      long started = System.nanoTime();
      try (Viewer viewer = viewer(searches, Clock.fixed(END.minusSeconds(60), ZoneOffset.UTC))) {
        viewer.warmUp();
      }
      System.out.printf("warm-up: %.1f s%n", (System.nanoTime() - started) / 1e9);
      for (String dashboard : DASHBOARDS) {
        StringBuilder line = new StringBuilder("%-10s".formatted(dashboard));
        for (int visit = 0; visit < VISITS; visit++) {
          line.append("  ").append(visit(browser, searches, dashboard, visit));
        }
        System.out.println(line);
      }
    }
  }

  private static Viewer viewer(Searches searches, Clock clock) throws IOException {
    return Viewer.start(new ViewerSettings(0, null), searches, IncidentCommands.none("-"), clock);
  }

  /** Another second each time: neither our cache nor Elasticsearch's has seen the question. */
  private static String visit(Browser browser, Searches searches, String dashboard, int visit)
      throws IOException {
    try (Viewer viewer = viewer(searches, Clock.fixed(END.plusSeconds(visit), ZoneOffset.UTC));
        Page page = browser.newPage()) {
      page.navigate(viewer.address() + "#/barograph-" + dashboard + "?from=now-28d&to=now");
      double begun = millisUntil(page, HAS_BEGUN);
      double drawn = millisUntil(page, IS_DRAWN);
      return "%.0f/%.0f (%s searches)"
          .formatted(begun, drawn, page.evaluate("document.body.dataset.searches"));
    }
  }

  /** The page's own policy forbids what waitForFunction does. */
  private static double millisUntil(Page page, String condition) {
    while (!(boolean) page.evaluate(condition)) {
      page.waitForTimeout(10);
    }
    return ((Number) page.evaluate("performance.now()")).doubleValue();
  }

  private JsonNode send(String method, String path, String type, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
