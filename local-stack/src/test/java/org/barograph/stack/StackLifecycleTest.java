package org.barograph.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barograph.stack.ServerKind.ELASTICSEARCH;
import static org.barograph.stack.ServerKind.KAFKA;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops; with Kafka alone where one server shows it as well as two. */
class StackLifecycleTest {
  @TempDir Path folder;

  @Test
  void stopEndsTheServerAndTheState() {
    var stack = LocalStack.start(StackSettings.in(folder).only(KAFKA));
    var server = ProcessHandle.of(stack.kafka().pid()).orElseThrow();

    LocalStack.stop(folder);

    assertThat(server.isAlive()).isFalse();
    assertThat(LocalStack.status(folder).phase()).isEqualTo(StackStatus.Phase.ABSENT);
  }

  @Test
  void dataOfAStoppedStackIsThereAtTheNextStart() throws Exception {
    var settings = StackSettings.in(folder).only(KAFKA);
    try (var first = LocalStack.start(settings)) {
      Clients.send(first, "kept", "before the stop");
    }

    try (var second = LocalStack.start(settings)) {
      assertThat(Clients.read(second, "kept")).containsExactly("before the stop");
    }
  }

  @Test
  void serverThatWasNotStartedIsNamed() {
    try (var stack = LocalStack.start(StackSettings.in(folder).only(KAFKA))) {
      assertThatThrownBy(stack::elasticsearchUrl)
          .hasMessageContaining("was started without elasticsearch");
    }
  }

  @Test
  void portInUseIsNamedBeforeAnythingStarts() throws IOException {
    try (var other = new ServerSocket()) {
      other.bind(new InetSocketAddress(Loopback.ADDRESS, 0));
      var settings = StackSettings.in(folder).withPort(ELASTICSEARCH, other.getLocalPort());

      assertThatThrownBy(() -> LocalStack.start(settings))
          .hasMessageContaining("port 127.0.0.1:%d is in use".formatted(other.getLocalPort()));
      assertThat(folder.resolve("logs")).doesNotExist();
    }
  }

  @Test
  void failingStartShowsTheReasonFromTheLogAndLeavesNothingRunning() throws IOException {
    Files.createDirectories(folder.resolve("data/kafka"));
    Files.writeString(folder.resolve("data/kafka/meta.properties"), "version=1\nnode.id=99\n");
    List<ProcessHandle> before = livingChildren();

    assertThatThrownBy(() -> LocalStack.start(StackSettings.in(folder)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("kafka did not start: ended with exit code 1")
        .hasMessageContaining("cluster.id was not found");
    // Another test class may have started the shared stack in this JVM.
    assertThat(livingChildren()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(LocalStack.status(folder).phase()).isEqualTo(StackStatus.Phase.ABSENT);
  }

  private static List<ProcessHandle> livingChildren() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  @Test
  void missingServerJarsNameTheFolderAndTheProperty() {
    System.setProperty(StackHome.PROPERTY, folder.toString());
    try {
      assertThatThrownBy(() -> LocalStack.start(StackSettings.in(folder)))
          .hasMessageContaining("no server jars in " + folder)
          .hasMessageContaining("-Dbarograph.home");
    } finally {
      System.clearProperty(StackHome.PROPERTY);
    }
  }
}
