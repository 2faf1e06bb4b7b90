package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.barograph.cli.pipeline.CommandSender;
import org.barograph.cli.pipeline.DeadLetters;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.Polarity;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person says of a mention arrives in its document and in the window it counts in. */
@ExtendWith(LocalStackExtension.class)
class LabelTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);

  @Test
  void commandsChangeTheDocumentAndItsWindow(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 2);
    List<PostRecord> posts =
        Installation.read(
            Installation.write(
                folder.resolve("posts.ndjson"),
                List.of(
                    post("1", 1, "I love Quillo, it is wonderful"),
                    post("2", 2, "I love Quillo, it is amazing"),
                    // No model knows it: only what is said of the others counts as a mood.
                    post("3", 3, "nos vemos mañana en la estación con mis amigos"),
                    // Lets the first quarter of an hour close.
                    post("4", 21, "good morning to everybody"))),
            ReadSettings.defaults());
    installation.say(
        List.of(
            command(CommandKind.RELABEL, "1", Polarity.NEGATIVE),
            command(CommandKind.NOT_US, "2", null),
            command(CommandKind.THIS_IS_US, "3", null)));
    CommandSender.send(
        installation.client(),
        installation.config().kafka().commands(),
        "so sorry",
        "so sorry".getBytes(StandardCharsets.UTF_8));

    try (Pipeline jobs = Pipeline.start(installation.config(), folder.resolve("state"), 0);
        Documents documents = installation.documents()) {
      installation.publish(posts.iterator(), Pacer.unlimited());
      await()
          .atMost(PATIENCE)
          .pollInterval(Installation.LOOK)
          .until(() -> jobs.isRunning() && documents.lastWindowEnd("quillo", 15) > 0);
      await()
          .atMost(PATIENCE)
          .pollInterval(Installation.LOOK)
          .untilAsserted(() -> assertSaid(installation, documents));
    }
  }

  private void assertSaid(Installation installation, Documents documents) throws IOException {
    documents.refresh();
    List<JsonNode> mentions = documents.allMentions();
    assertThat(mentions)
        .extracting(mention -> mention.get("mention_id").textValue())
        .containsExactly("hn|1|quillo", "hn|3|quillo");
    assertThat(mentions.get(0).at("/sentiment/polarity").textValue()).isEqualTo("negative");
    assertThat(mentions.get(0).at("/sentiment/post_polarity").textValue()).isEqualTo("positive");
    assertThat(mentions.get(0).at("/label/by").textValue()).isEqualTo("ann");
    assertThat(mentions.get(1).at("/match/kind").textValue()).isEqualTo("labelled");
    JsonNode window =
        documents.allWindows().stream()
            .filter(found -> found.get("size").intValue() == 15)
            .filter(found -> found.get("kind").textValue().equals("brand"))
            .filter(found ->
                found.get("start").textValue().startsWith(start.toString().substring(0, 16)))
            .findFirst()
            .orElseThrow();
    assertThat(window.get("mentions").intValue()).isEqualTo(2);
    assertThat(window.get("negative").intValue()).isEqualTo(1);
    assertThat(documents.labelledMentions("quillo")).hasSize(1);
    assertThat(DeadLetters.byReason(installation.config().kafka())).containsEntry("not_json", 1L);
  }

  private Command command(CommandKind kind, String post, Polarity polarity) {
    long at = start.plus(5, ChronoUnit.MINUTES).toEpochMilli();
    return new Command("c" + post, kind, "hn", post, "quillo", at, "ann", polarity, null);
  }

  private String post(String id, int minute, String text) {
    return "{\"channel\":\"hn\",\"id\":\""
        + id
        + "\",\"created_at\":\""
        + start.plus(minute, ChronoUnit.MINUTES)
        + "\",\"author\":{\"id\":\"a"
        + id
        + "\"},\"text\":\""
        + text
        + "\"}";
  }
}
