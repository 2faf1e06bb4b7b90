package org.barograph.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.barograph.stack.StackState.ServerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
  @TempDir Path folder;

  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

  @Test
  void stateIsReadAsItWasWritten() {
    var written = state(self);

    written.write(new StackFolder(folder));

    assertThat(StackState.read(new StackFolder(folder))).contains(written);
  }

  @Test
  void otherProgramWithTheSameProcessIdIsNotTakenForTheServer() {
    state(new ProcessIdentity(self.pid(), self.startedAtMs() - 3_600_000))
        .write(new StackFolder(folder));

    assertThat(LocalStack.status(folder).phase()).isEqualTo(StackStatus.Phase.STALE);
  }

  @Test
  void otherProgramWithTheSameProcessIdIsNotStopped() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      state(new ProcessIdentity(other.pid(), self.startedAtMs() - 3_600_000))
          .write(new StackFolder(folder));

      LocalStack.stop(folder);

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void attachingToAStaleStateIsRefused() throws IOException {
    state(new ProcessIdentity(self.pid(), 0)).write(new StackFolder(folder));
    Files.createFile(folder.resolve("stack.lock"));

    assertThatThrownBy(() -> LocalStack.attach(folder))
        .hasMessageContaining("no stack runs in %s: the processes".formatted(folder));
  }

  @Test
  void folderThatIsNoStackIsNotDeleted() throws IOException {
    Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> StackFolders.delete(folder))
        .hasMessageContaining("is not the folder of a stack");
    assertThat(file).exists();
  }

  @Test
  void deadOwnerIsReported() {
    var dead = new ProcessIdentity(self.pid(), 0);
    new StackState(StackState.VERSION, "2026-11-22T05:00:00Z", "/", dead, state(self).servers())
        .write(new StackFolder(folder));

    assertThat(LocalStack.status(folder).ownerGone()).isTrue();
  }

  @Test
  void brokenStateFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("stack.json"), "{\"version\":");

    assertThatThrownBy(() -> LocalStack.status(folder))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(folder.resolve("stack.json") + " is not a stack's state");
  }

  @Test
  void stateFileOfAnotherVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("stack.json"), "{\"version\":2,\"servers\":{}}");

    assertThatThrownBy(() -> LocalStack.status(folder))
        .hasMessageContaining("version must be 1, got 2");
  }

  private static StackState state(ProcessIdentity process) {
    var server = new ServerState(process, 20_001, 20_002, 256);
    return new StackState(
        StackState.VERSION, "2026-11-22T05:00:00Z", "/", null, Map.of(ServerKind.KAFKA, server));
  }
}
