package org.barograph.cli.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.barograph.cli.view.DemoDocuments.Indexing;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.dashboards.viewer.Viewer;
import org.barograph.dashboards.viewer.ViewerSettings;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The viewer as a person sees it: the demo's documents, in a real browser. */
@ExtendWith(LocalStackExtension.class)
class ViewerPagesTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** Hostile in every field that a stranger fills. */
  private static final String HOSTILE_TEXT =
      "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\"> evil \u202Etxt.exe\u202C"
          + " [click](javascript:window.hacked=3)";

  private static DemoDocuments documents;
  private static BarographConfig config;

  /** The charts of an incident show the windows of this size. */
  private static final Duration CHARTED = Duration.ofMinutes(15);

  private static ClientSearches searches;
  private static Viewer viewer;
  private static Chromium chromium;

  @BeforeAll
  static void start(LocalStack stack, @TempDir Path folder) throws Exception {
    Path executable = Chromium.find().orElse(null);
    assumeTrue(executable != null, Chromium.WANTED);
    String tenant = "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    config =
        ConfigLoader.load(Path.of("..", "barograph.yaml"))
            .withTenant(tenant)
            .withElasticsearch(
                ConfigLoader.load(Path.of("..", "barograph.yaml"))
                    .elasticsearch()
                    .withUrls(List.of(stack.elasticsearchUrl())));
    documents = DemoDocuments.index(config, folder);
    searches = new ClientSearches(config);
    viewer =
        Viewer.start(
            new ViewerSettings(0, tenant),
            searches,
            IncidentCommands.none("No Kafka here."),
            Clock.fixed(DemoDocuments.END, ZoneOffset.UTC));
    chromium = Chromium.start(executable);
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
    if (viewer != null) {
      viewer.close();
      searches.close();
    }
  }

  /** A page that remembers whatever the browser complained about. */
  private static final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(int width, int height, ColorScheme scheme) {
      context =
          chromium
              .browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(width, height)
                      .setColorScheme(scheme)
                      .setTimezoneId("UTC"));
      page = context.newPage();
      page.onConsoleMessage(message -> {
        if (Set.of("error", "warning").contains(message.type())) {
          complaints.add(message.text());
        }
      });
      page.onPageError(complaints::add);
      page.onRequestFailed(request -> complaints.add(request.url()));
    }

    Visit go(String hash) {
      page.navigate(viewer.address() + "#/" + hash);
      shown();
      return this;
    }

    /** Until everything that was asked for is drawn. */
    void shown() {
      assertThat(page.locator("main[data-shown]")).isVisible();
      assertThat(page.locator(".grid[aria-busy=true]")).hasCount(0);
      assertThat(page.locator(".skeleton")).hasCount(0);
    }

    void isFine() {
      assertThat(complaints).isEmpty();
    }

    void hasNoSeriousFault() {
      var faults =
          new AxeBuilder(page)
              .analyze().getViolations().stream()
                  .filter(fault -> SERIOUS.contains(fault.getImpact()))
                  .map(fault -> fault.getId() + " " + fault.getNodes().getFirst().getHtml())
                  .toList();
      assertThat(faults).isEmpty();
    }

    void keep(String name) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(name + ".png"))
              .setFullPage(true));
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mood, 1440, 900, LIGHT",
    "mood, 390, 844, LIGHT",
    "mood, 1440, 900, DARK",
    "incident, 1440, 900, LIGHT",
    "incident, 390, 844, LIGHT",
    "incident, 390, 844, DARK",
    "topics, 1440, 900, LIGHT",
    "topics, 390, 844, LIGHT",
    "audience, 1440, 900, LIGHT",
    "audience, 390, 844, LIGHT",
    "pipeline, 1440, 900, LIGHT",
    "pipeline, 390, 844, LIGHT",
  })
  void everyDashboardIsDrawnWithoutComplaint(
      String name, int width, int height, ColorScheme scheme) {
    try (Visit visit = new Visit(width, height, scheme).go("barograph-" + name)) {
      visit.keep(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));

      visit.isFine();
      assertThat(visit.page.locator(".problem")).hasCount(0);
      // Nothing sticks out of a narrow screen.
      assertThat(visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      // What can be seen at once, and the rest.
      assertThat(visit.page.evaluate("Number(document.body.dataset.requests)")).isIn(1, 2);
      visit.hasNoSeriousFault();
    }
  }

  @Test
  void aBrandThatIsChosenChangesTheNumbers() {
    try (Visit visit = new Visit(1440, 900, ColorScheme.LIGHT).go("barograph-mood")) {
      Locator volume = visit.page.locator("#panel-volume .metric-value");
      assertThat(volume).hasText(count(documents.lastDay().size()));
      String brand = config.brands().getFirst().id();

      visit.page.locator(".control .drop-button").first().click();
      visit.page.locator(".option", new Page.LocatorOptions().setHasText(brand)).click();

      List<JsonNode> own =
          documents.lastDay().stream().filter(m -> m.get("brand").asText().equals(brand)).toList();
      assertThat(volume).hasText(count(own.size()));
      long negative = own.stream().filter(m -> polarity(m).equals("negative")).count();
      long scored = own.stream().filter(m -> !polarity(m).equals("unscored")).count();
      assertThat(visit.page.locator("#panel-negative-share .metric-value"))
          .hasText(String.format(Locale.ROOT, "%.1f%%", 100.0 * negative / scored));
      assertThat(visit.page.locator("#panel-by-brand tbody tr")).hasCount(1);
      assertThat(visit.page.url()).contains("pick-brand=" + brand);
      visit.isFine();
    }
  }

  @Test
  void aClickOnTheDipLeadsToThePostsThatMovedIt() {
    JsonNode drop = drop();
    String brand = drop.get("brand").asText();
    JsonNode dip = dip(drop);
    Instant start = Instant.parse(dip.get("@timestamp").asText());
    Instant end = start.plus(CHARTED);
    // Over a week a window is two pixels wide, and the pointer may meet its neighbour.
    String hours = "&from=" + start.minus(6, HOURS) + "&to=" + end.plus(6, HOURS);
    try (Visit visit =
        new Visit(1440, 900, ColorScheme.LIGHT)
            .go("barograph-incident?c.pick-brand=" + brand + hours)) {
      clickOn(
          visit.page,
          "panel-band-negative",
          (double) start.toEpochMilli(),
          dip.get("negative_share").asDouble());

      long posts =
          documents
              .mentions(m ->
                  m.get("brand").asText().equals(brand)
                      && !DemoDocuments.at(m).isBefore(start)
                      && DemoDocuments.at(m).isBefore(end))
              .size();
      Locator sheet = visit.page.locator("dialog.sheet");
      assertThat(sheet.locator(".sheet-count")).containsText(posts + " post");
      Set<String> shown = Set.copyOf(sheet.locator(".post-text").allTextContents());
      // The drivers that are posts of this window stand among them, word by word.
      assertThat(drop.at("/evidence/drivers"))
          .filteredOn(driver -> isOf(driver, start, end) && posts <= 50)
          .allSatisfy(driver ->
              assertThat(shown)
                  .anySatisfy(text -> assertThat(text).startsWith(driver.get("text").asText())));
      visit.keep("posts-behind-the-dip");
      visit.isFine();
      visit.hasNoSeriousFault();
    }
  }

  @Test
  void theIncidentsPageSaysWhatItsDocumentSays() {
    JsonNode drop = drop();
    try (Visit visit =
        new Visit(1440, 900, ColorScheme.LIGHT)
            .go("incident/" + drop.get("incident_id").asText())) {
      Locator page = visit.page.locator("main");
      assertThat(page.locator("h1")).containsText(drop.get("brand").asText());
      List<String> numbers = page.locator(".numbers .metric-value").allTextContents();
      assertThat(numbers)
          .containsExactly(
              percent(drop.get("observed")),
              percent(drop.get("expected")),
              percent(drop.get("threshold")));
      List<String> drivers = page.locator(".driver .post-text").allTextContents();
      assertThat(drivers)
          .containsExactlyElementsOf(drop.at("/evidence/drivers").findValuesAsText("text"));
      List<String> keys = page.locator(".contribution-key").allTextContents();
      List<String> expected = new ArrayList<>();
      drop.at("/evidence/contributions")
          .forEach(c -> expected.add(c.get("key").asText().replace('_', ' ')));
      assertThat(keys).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(page.locator(".timeline li")).hasCount(drop.get("history").size());
      assertThat(page.locator(".facts")).containsText(drop.get("incident_id").asText());
      visit.keep("one-incident-1440-light");
      visit.isFine();
      visit.hasNoSeriousFault();
    }
    try (Visit visit =
        new Visit(390, 844, ColorScheme.DARK).go("incident/" + drop.get("incident_id").asText())) {
      visit.keep("one-incident-390-dark");
      assertThat(visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      visit.isFine();
      visit.hasNoSeriousFault();
    }
  }

  @Test
  void aHostilePostIsText() throws IOException {
    Instant at = DemoDocuments.END.minusSeconds(7 * 86_400);
    ObjectNode post = documents.mentions().getFirst().deepCopy();
    post.put("@timestamp", at.toString()).put("post_id", "hostile").put("channel", "<b>chirp</b>");
    post.put("mention_id", "chirp|hostile|" + post.get("brand").asText()).put("text", HOSTILE_TEXT);
    post.put("url", "javascript:window.hacked=4").put("reach", 1_000_000).put("owned", false);
    post.withObjectProperty("author").put("handle", "<img src=x onerror=window.hacked=5>");
    post.putArray("topics").add("\"><script>window.hacked=6</script>");
    post.withObjectProperty("sentiment").put("polarity", "negative").put("score", -1.0);
    new Indexing(config).put("mentions", "mention_id", List.of(post));
    String minute = "from=" + at.minusSeconds(60) + "&to=" + at.plusSeconds(60);
    for (String dashboard : List.of("mood", "topics", "audience")) {
      try (Visit visit =
          new Visit(1440, 900, ColorScheme.LIGHT).go("barograph-" + dashboard + "?" + minute)) {
        visit.page.waitForTimeout(200);
        assertThat(visit.page.evaluate("window.hacked === undefined")).isEqualTo(true);
        assertThat(visit.page.locator("a[href^='javascript:']")).hasCount(0);
        if (!dashboard.equals("audience")) {
          Locator text = visit.page.locator(".post-text").first();
          assertThat(text).containsText("<script>window.hacked = 1</script>");
          assertThat(text).containsText("[U+202E]txt.exe[U+202C]");
          assertThat(text.textContent()).doesNotContain("\u202E");
          visit.keep("hostile-" + dashboard);
        }
        visit.isFine();
      }
    }
  }

  /** The incident that the scenario plants: the mood of a brand drops. */
  private static JsonNode drop() {
    return documents.incidents().stream()
        .filter(incident -> incident.get("kind").asText().equals("sentiment_drop"))
        .max(Comparator.comparingDouble(incident -> incident.get("score").asDouble()))
        .orElseThrow();
  }

  /** The window of the charts' size inside of the incident's in which mood was worst. */
  private static JsonNode dip(JsonNode drop) {
    return documents.windows().stream()
        .filter(w -> w.get("brand").equals(drop.get("brand")))
        .filter(w -> w.get("kind").asText().equals("brand"))
        .filter(w -> w.get("size").asLong() == CHARTED.toMinutes())
        .filter(w ->
            w.get("@timestamp").asText().compareTo(drop.get("window_start").asText()) >= 0
                && w.get("@timestamp").asText().compareTo(drop.get("window_end").asText()) < 0)
        .max(Comparator.comparingDouble(w -> w.path("negative_share").asDouble()))
        .orElseThrow();
  }

  private static boolean isOf(JsonNode driver, Instant start, Instant end) {
    String id = driver.get("mention_id").asText();
    return documents.mentions(m -> m.get("mention_id").asText().equals(id)).stream()
        .anyMatch(m -> !DemoDocuments.at(m).isBefore(start) && DemoDocuments.at(m).isBefore(end));
  }

  /** Where a chart draws this point, and a click there. */
  private static void clickOn(Page page, String panel, double x, double y) {
    Locator canvas = page.locator("#" + panel + " .chart");
    canvas.scrollIntoViewIfNeeded();
    Object point =
        page.evaluate(
            "async ([panel, x, y]) => {"
                + " const charts = await import('/js/echarts.js');"
                + " const element = document.querySelector('#' + panel + ' .chart');"
                + " const [left, top] = charts.getInstanceByDom(element).convertToPixel('grid', [x, y]);"
                + " const box = element.getBoundingClientRect();"
                + " return [box.left + left, box.top + top]; }",
            List.of(panel, x, y));
    List<?> at = (List<?>) point;
    page.mouse().click(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
  }

  private static String polarity(JsonNode mention) {
    return mention.at("/sentiment/polarity").asText();
  }

  private static String count(long n) {
    return NumberFormat.getIntegerInstance(Locale.UK).format(n);
  }

  private static String percent(JsonNode share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share.asDouble());
  }
}
