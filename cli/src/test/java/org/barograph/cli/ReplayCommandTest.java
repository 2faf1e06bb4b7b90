package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.stack.LocalStack;
import org.barograph.stack.ServerKind;
import org.barograph.stack.StackSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the command line into a real Kafka. */
@Timeout(120)
class ReplayCommandTest {
  private static final String POSTS =
      """
      when,number,text,likes
      2026-01-01 10:01:00,2,again,0
      2026-01-01 10:00:00,1,late,3
      soon,3,when?,0
      """;

  @TempDir private Path folder;

  @Test
  void endsWithTheCountOfWhatKafkaAcknowledged() throws Exception {
    var file = Files.writeString(folder.resolve("posts.csv"), POSTS);
    var config =
        Files.writeString(
            folder.resolve("a.yaml"),
            "kafka: {partitions: 2}\nbrands: [{id: acme, name: Acme, aliases: [acme]}]\n");
    var out = new StringWriter();
    var err = new StringWriter();
    try (var stack =
        LocalStack.start(StackSettings.in(folder.resolve("stack")).only(ServerKind.KAFKA))) {
      int code =
          Barograph.commandLine()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(
                  "replay",
                  file.toString(),
                  "--config=" + config,
                  "--bootstrap=" + stack.kafkaBootstrap(),
                  "--map=id=number,text=text,created_at=when,channel='x',engagement.likes=likes",
                  "--time-format=yyyy-MM-dd HH:mm:ss");
      assertThat(code).as(err.toString()).isEqualTo(ExitCodes.OK);
    }
    // A round at 10:01 and the last one, into two partitions each.
    assertThat(out.toString())
        .startsWith("replayed: 3 posts sent, 3 acknowledged, 0 skipped, 4 heartbeats, ");
    assertThat(err.toString().lines())
        .containsExactly(
            "posts.csv: 3 posts, 2026-01-01T10:00:00Z to 2026-01-01T10:01:00Z, put in order of time",
            "posts.csv: 1 without a readable time go after the post before them; the job will keep"
                + " them as dead letters");
  }
}
