package org.barograph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.barograph.cli.demo.LiveProgress.Snapshot;
import org.junit.jupiter.api.Test;

class LiveProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void aLogGetsALineForEveryTenth() {
    LiveProgress progress = new LiveProgress(out(), false);
    for (int sent = 0; sent <= 1000; sent += 25) {
      progress.show(snapshot(sent));
    }
    progress.finish();
    assertThat(printed().lines()).hasSize(11).last().isEqualTo(LiveProgress.line(snapshot(1000)));
  }

  @Test
  void aTerminalGetsOneLineThatRenewsItself() {
    LiveProgress progress = new LiveProgress(out(), true);
    progress.show(snapshot(10));
    progress.show(snapshot(20));
    progress.finish();
    assertThat(printed())
        .startsWith("\r  Sat 12:00 [")
        .endsWith("\u001b[K" + System.lineSeparator());
    assertThat(printed().lines().filter(line -> line.contains("posts"))).hasSize(2);
  }

  @Test
  void lineSaysHowFarThingsAre() {
    assertThat(LiveProgress.line(snapshot(500)))
        .isEqualTo(
            "  Sat 12:00 [##########..........] 500 of 1,000 posts, 1,200 mentions, 1 incident, 61"
                + " s");
  }

  private static Snapshot snapshot(int sent) {
    return new Snapshot(Samples.NOON, sent, 1000, 1200, 1, Duration.ofSeconds(61));
  }

  private PrintStream out() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
