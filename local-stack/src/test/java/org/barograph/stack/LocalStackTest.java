package org.barograph.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  @TempDir static Path folder;

  private static final List<String> PROGRESS = new ArrayList<>();
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(StackSettings.in(folder).withProgress(PROGRESS::add));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void progressTellsReadinessOfEachServer() {
    assertThat(PROGRESS)
        .anyMatch(line -> line.startsWith("kafka: ready after"))
        .anyMatch(line -> line.startsWith("elasticsearch: ready after"));
  }

  @Test
  void dataAndLogsLieInTheChosenFolder() {
    assertThat(List.of("data/kafka/meta.properties", "logs/kafka.log", "logs/elasticsearch.log"))
        .allMatch(file -> Files.exists(folder.resolve(file)));
    assertThat(folder.resolve("data/elasticsearch")).isNotEmptyDirectory();
  }

  @Test
  void statusSaysThatBothAnswer() {
    var status = LocalStack.status(folder);

    assertThat(status.phase()).isEqualTo(StackStatus.Phase.RUNNING);
    assertThat(status.servers()).hasSize(2).allMatch(StackStatus.ServerStatus::answers);
  }

  @Test
  void attachingFindsTheSameServersAndClosingLeavesThemRunning() {
    try (var attached = LocalStack.attach(folder)) {
      assertThat(attached.kafkaBootstrap()).isEqualTo(stack.kafkaBootstrap());
      assertThat(attached.elasticsearch().pid()).isEqualTo(stack.elasticsearch().pid());
    }
    assertThat(stack.kafka().isRunning()).isTrue();
  }

  @Test
  void secondStackInTheSameFolderIsRefused() {
    assertThatThrownBy(() -> LocalStack.start(StackSettings.in(folder)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("already runs in " + folder);
  }

  @Test
  void folderOfRunningServersIsNotDeleted() {
    assertThatThrownBy(() -> StackFolders.delete(folder)).hasMessageContaining("still run in");
    assertThat(stack.elasticsearch().isRunning()).isTrue();
  }

  @Test
  void kafkaKeepsItsRecordsAndPortWhenKilledAndRestarted() throws Exception {
    String before = stack.kafkaBootstrap();
    Clients.send(stack, "kept", "first");

    stack.kafka().kill();
    stack.kafka().restart();

    Clients.send(stack, "kept", "second");
    assertThat(Clients.read(stack, "kept")).containsExactly("first", "second");
    assertThat(stack.kafkaBootstrap()).isEqualTo(before);
  }

  @Test
  void elasticsearchKeepsItsDocumentsWhenKilledAndRestarted() throws Exception {
    assertThat(Clients.put(stack, "/kept/_doc/1", "{\"text\":\"first\"}")).contains("created");

    stack.elasticsearch().kill();
    stack.elasticsearch().restart();

    assertThat(Clients.get(stack, "/kept/_doc/1")).contains("\"_source\":{\"text\":\"first\"}");
  }
}
