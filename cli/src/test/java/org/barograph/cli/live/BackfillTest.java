package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barograph.cli.CommandLines;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A brand that joins late gets its past, beside jobs that go on with its present. */
@ExtendWith(LocalStackExtension.class)
class BackfillTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern EFFECTIVE = Pattern.compile("effective (\\S+), configuration");

  @TempDir Path folder;

  private final Instant past =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);

  @Test
  void aNewBrandGetsItsPastInOneStepAndAgainInPlaceOfIt(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 2);
    Path config = config(installation);
    publish(
        installation,
        post("1", past, "Zyntra is awful"),
        post("2", past.plusSeconds(60), "Quillo is better than Zyntra"),
        post("3", past.plusSeconds(120), "Zyntra again"),
        delete("3", past.plusSeconds(180)),
        post("4", past.plus(90, ChronoUnit.MINUTES), "good morning to everybody"));

    try (Pipeline jobs = Pipeline.start(installation.config(), folder.resolve("state"), 0);
        Documents documents = installation.documents()) {
      awaitMentions(documents, "quillo", 1);
      Instant effective = push(config);
      awaitTime(effective.plusMillis(500));
      publish(
          installation,
          post("5", Instant.now(), "Zyntra works now"),
          post("6", Instant.now(), "Quillo, too"),
          // Of before, but the jobs see it with the brand: theirs alone.
          edit("1", past, Instant.now(), "Zyntra was awful"));
      awaitMentions(documents, "zyntra", 2);

      CommandLines.Run first = backfill(config);

      assertThat(first.code()).as(first::toString).isZero();
      assertThat(first.out()).contains("zyntra: 1 mentions and ").contains("0 of an earlier");
      assertThat(ids(documents, "zyntra")).containsExactly("1", "2", "5");
      assertThat(windowsBefore(documents, effective)).isNotEmpty();
      assertThat(ids(documents, "quillo")).containsExactly("2", "6");

      publish(installation, delete("2", Instant.now()));
      awaitMentions(documents, "quillo", 1);
      CommandLines.Run second = backfill(config);

      assertThat(second.code()).as(second::toString).isZero();
      assertThat(second.out())
          .contains("zyntra: 0 mentions and ")
          .doesNotContain("0 of an earlier");
      assertThat(ids(documents, "zyntra")).containsExactly("1", "5");
      assertThat(jobs.isRunning()).isTrue();
    }
  }

  @Test
  void aBrandThatNobodyLooksForIsRefused(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 1);
    Path config = config(installation);

    CommandLines.Run unknown = backfill(config);
    CommandLines.Run ofTheFile = run(config, "backfill", "--brand", "quillo");

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--brand: no brand 'zyntra' is live: push it first");
    assertThat(ofTheFile.code()).isEqualTo(2);
    assertThat(ofTheFile.err()).contains("--until TIME: 'quillo' is a brand of the configuration");
  }

  private Path config(Installation installation) throws IOException {
    var config = installation.config();
    return Files.writeString(
        folder.resolve("own.yaml"),
        Files.readString(Installation.root().resolve("barograph.yaml"))
            .replace("# tenant: acme", "tenant: " + config.tenant())
            .replace(
                "topic_prefix: barograph ", "topic_prefix: " + config.kafka().topicPrefix() + " ")
            .replaceFirst("# bootstrap: \\S+", "bootstrap: \"" + config.kafka().bootstrap() + "\"")
            .replaceFirst(
                "# urls: \\S+", "urls: [\"" + config.elasticsearch().urls().getFirst() + "\"]"));
  }

  private static CommandLines.Run run(Path config, String... more) {
    List<String> arguments = new ArrayList<>(List.of("brands"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--config", config.toString()));
    return CommandLines.run(arguments);
  }

  private static CommandLines.Run backfill(Path config) {
    return run(config, "backfill", "--brand", "zyntra");
  }

  private Instant push(Path config) throws IOException {
    Path brand =
        Files.writeString(
            folder.resolve("brands.yaml"),
            "brands: [{id: zyntra, name: Zyntra, aliases: [Zyntra]}]\n");
    CommandLines.Run run = run(config, "push", brand.toString());
    assertThat(run.code()).as(run::toString).isZero();
    Matcher said = EFFECTIVE.matcher(run.out());
    assertThat(said.find()).as(run::out).isTrue();
    return Instant.parse(said.group(1));
  }

  private void publish(Installation installation, String... lines) throws IOException {
    Path file = Installation.write(folder.resolve("posts.ndjson"), List.of(lines));
    installation.publish(
        Installation.read(file, ReadSettings.defaults()).iterator(), Pacer.unlimited());
  }

  private static String post(String id, Instant at, String text) {
    return "{\"channel\":\"hn\",\"id\":\"%s\",\"created_at\":\"%s\",\"text\":\"%s\"}"
        .formatted(id, at, text);
  }

  private static String edit(String id, Instant createdAt, Instant at, String text) {
    return "{\"op\":\"update\",\"channel\":\"hn\",\"id\":\"%s\",\"created_at\":\"%s\",\"event_at\":\"%s\",\"text\":\"%s\"}"
        .formatted(id, createdAt, at, text);
  }

  private static String delete(String id, Instant at) {
    return "{\"op\":\"delete\",\"channel\":\"hn\",\"id\":\"%s\",\"event_at\":\"%s\"}"
        .formatted(id, at);
  }

  private static void awaitTime(Instant time) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> Instant.now().isAfter(time));
  }

  private static void awaitMentions(Documents documents, String brand, int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> ids(documents, brand).size() == count);
  }

  private static List<String> ids(Documents documents, String brand) throws IOException {
    documents.refresh();
    return documents.allMentions("brand", "post_id").stream()
        .filter(mention -> mention.get("brand").textValue().equals(brand))
        .map(mention -> mention.get("post_id").textValue())
        .sorted()
        .toList();
  }

  private static List<JsonNode> windowsBefore(Documents documents, Instant time)
      throws IOException {
    return documents.allWindows("brand", "end", "mentions").stream()
        .filter(window -> window.get("brand").textValue().equals("zyntra"))
        .filter(window -> !Instant.parse(window.get("end").textValue()).isAfter(time))
        .toList();
  }
}
