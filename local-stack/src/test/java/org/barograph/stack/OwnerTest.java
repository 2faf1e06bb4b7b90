package org.barograph.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OwnerTest {
  @TempDir Path folder;

  /** Starts a stack as its owner, says so, and stays until it is killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
      LocalStack.start(StackSettings.in(Path.of(args[0])));
      System.out.println("started");
      int unused = System.in.read();
    }
  }

  /** Starts a stack for others and ends. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] args) {
      var settings = StackSettings.in(Path.of(args[0])).only(ServerKind.KAFKA);
      LocalStack.start(settings.withOwner(StackSettings.NO_OWNER));
    }
  }

  @Test
  void serversEndWhenTheirOwnerIsKilled() throws Exception {
    Process owner = java(Owner.class);
    assertThat(owner.inputReader().readLine()).isEqualTo("started");
    var stack = LocalStack.attach(folder);

    owner.destroyForcibly().waitFor();

    awaitEnd(stack.kafka());
    awaitEnd(stack.elasticsearch());
    assertThat(LocalStack.status(folder).phase()).isEqualTo(StackStatus.Phase.STALE);
  }

  @Test
  void serverWithoutOwnerOutlivesItsStarterUntilItIsStopped() throws Exception {
    assertThat(java(Starter.class).waitFor()).isZero();
    var stack = LocalStack.attach(folder);
    Clients.send(stack, "alone", "still here");

    LocalStack.stop(folder);

    assertThat(stack.kafka().isRunning()).isFalse();
  }

  private Process java(Class<?> main) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classPath, main.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitEnd(StackServer server) throws Exception {
    var process = ProcessHandle.of(server.pid());
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
