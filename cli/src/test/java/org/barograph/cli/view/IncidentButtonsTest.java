package org.barograph.cli.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.cli.demo.PlantedEvent;
import org.barograph.cli.demo.Scenario;
import org.barograph.cli.demo.ScenarioFiles;
import org.barograph.cli.view.DemoDocuments.Indexing;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.dashboards.viewer.Viewer;
import org.barograph.dashboards.viewer.ViewerSettings;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The buttons of an incident's page, all the way: to Kafka, from there to the operators of the jobs
 * (in a backtest), and as a document back to the page.
 */
@ExtendWith(LocalStackExtension.class)
class IncidentButtonsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PATIENCE_MILLIS = 150_000;

  /** The incident is open by then, and not over. */
  private static final Duration INTO_THE_EVENT = Duration.ofMinutes(35);

  private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void everyButtonChangesTheIncident(LocalStack stack) throws Exception {
    Path executable = Chromium.find().orElse(null);
    assumeTrue(executable != null, Chromium.WANTED);
    BarographConfig config = config(stack);
    Scenario scenario = ScenarioFiles.write(1, DemoDocuments.END, config, folder);
    Instant now =
        scenario.truth().events().stream()
            .filter(event -> event.kind().equals(PlantedEvent.SENTIMENT_DROP))
            .findFirst()
            .orElseThrow()
            .start()
            .plus(INTO_THE_EVENT);
    Path posts = until(now, scenario.lines());
    Indexing indexing = new Indexing(config);
    indexing.templates();
    DemoDocuments before = DemoDocuments.of(config, posts, null, now);
    indexing.put("windows", "window_id", before.windows());
    indexing.put("incidents", "incident_id", before.incidents());
    JsonNode open = open(before);
    IncidentCommands jobs =
        new Jobs(config, new Steps(now.minus(BEFORE_THE_END)), now, posts, indexing);
    try (ClientSearches searches = new ClientSearches(config);
        Viewer viewer =
            Viewer.start(
                new ViewerSettings(0, config.tenant()),
                searches,
                jobs,
                Clock.fixed(now, ZoneOffset.UTC));
        Chromium chromium = Chromium.start(executable);
        Page page = chromium.browser().newPage()) {
      page.navigate(viewer.address() + "#/incident/" + open.get("incident_id").asText());
      Locator badges = page.locator(".badges");
      assertThat(badges).containsText(open.get("state").asText());
      assertThat(badges).not().containsText("silent until");
      assertThat(badges).not().containsText("said to be");

      press(page, "Acknowledge");
      Locator step =
          page.locator(".timeline li", new Page.LocatorOptions().setHasText("acknowledge by"));
      // What gets worse afterwards is "updated" again; the step stays.
      assertThat(step).containsText("acknowledged");
      assertThat(step).containsText("acknowledge by Ada <b>L</b>");

      press(page, "Silence");
      assertThat(badges).containsText("silent until");

      press(page, "Noise");
      assertThat(badges).containsText("said to be noise");

      press(page, "Useful");
      assertThat(badges).containsText("said to be useful");
      assertThat(badges).not().containsText("said to be noise");
    }
  }

  private static void press(Page page, String button) {
    page.getByLabel("Your name").last().fill("Ada <b>L</b>");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    assertThat(page.locator(".said"))
        .containsText("Done", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  private static JsonNode open(DemoDocuments documents) {
    JsonNode open =
        documents.incidents().stream()
            .filter(incident -> incident.get("kind").asText().equals("sentiment_drop"))
            .findFirst()
            .orElseThrow();
    assertThat(open.get("state").asText()).isIn("triggered", "updated");
    return open;
  }

  private BarographConfig config(LocalStack stack) {
    String name = "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    BarographConfig shipped = ConfigLoader.load(Path.of("..", "barograph.yaml"));
    return shipped
        .withTenant(name)
        .withKafka(
            shipped
                .kafka()
                .withBootstrap(stack.kafkaBootstrap())
                .withTopicPrefix(name)
                .withPartitions(1))
        .withElasticsearch(shipped.elasticsearch().withUrls(List.of(stack.elasticsearchUrl())));
  }

  /** The posts up to a moment. */
  private Path until(Instant end, List<String> lines) throws IOException {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      JsonNode post;
      try {
        post = JSON.readTree(line);
      } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
        continue;
      }
      String at = post.path("event_at").asText(post.path("created_at").asText());
      if (!at.isEmpty() && at.compareTo(end.toString()) <= 0) {
        kept.add(line);
      }
    }
    return Files.write(folder.resolve("until.ndjson"), kept);
  }

  /**
   * Every word some seconds after the last one, and early enough: bounded posts end two minutes
   * after the last of them, and the tick that follows a word comes before.
   */
  private static final class Steps extends Clock {
    private static final Duration STEP = Duration.ofSeconds(20);

    private Instant next;

    private Steps(Instant first) {
      next = first;
    }

    @Override
    public Instant instant() {
      Instant now = next;
      next = now.plus(STEP);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Sends to the real Kafka; what arrived there goes through the operators of the jobs. */
  private static final class Jobs implements IncidentCommands {

    private final BarographConfig config;
    private final IncidentCommands kafka;
    private final Instant end;
    private final Path posts;
    private final Indexing indexing;
    private int words;

    private Jobs(BarographConfig config, Clock clock, Instant end, Path posts, Indexing indexing) {
      this.config = config;
      this.kafka = IncidentWords.of(config, clock);
      this.end = end;
      this.posts = posts;
      this.indexing = indexing;
    }

    @Override
    public String reasonWhyNot() {
      return null;
    }

    @Override
    public void send(Saying saying) throws IOException {
      kafka.send(saying);
      words++;
      Path commands = posts.resolveSibling("commands.ndjson");
      Files.write(commands, sent());
      try {
        DemoDocuments after = DemoDocuments.of(config, posts, commands, end);
        indexing.put("incidents", "incident_id", after.incidents());
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }

    private List<String> sent() {
      Map<String, Object> client =
          Map.of("bootstrap.servers", config.kafka().bootstrap(), "auto.offset.reset", "earliest");
      TopicPartition partition = new TopicPartition(config.kafka().commands(), 0);
      List<String> records = new ArrayList<>();
      try (var consumer =
          new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (records.size() < words) {
          consumer.poll(Duration.ofSeconds(1)).forEach(record -> records.add(record.value()));
        }
      }
      return records;
    }
  }
}
