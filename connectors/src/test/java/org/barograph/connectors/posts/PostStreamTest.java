package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostStreamTest {
  private static final Duration NO_DISORDER = Duration.ZERO;

  @Test
  void everyMinuteBetweenPostsHasARoundForEveryPartition() {
    var items =
        stream(
            new Heartbeats(2, NO_DISORDER, Long.MAX_VALUE),
            post("x", "10:00:30"),
            post("x", "10:02:10"));
    assertThat(items)
        .startsWith(
            "post 10:00:30",
            "beat 10:01:00 x/0",
            "beat 10:01:00 x/1",
            "beat 10:02:00 x/0",
            "beat 10:02:00 x/1",
            "post 10:02:10");
  }

  @Test
  void lastRoundLetsTheTickOfTheLastMinutePass() {
    var items =
        stream(new Heartbeats(1, Duration.ofSeconds(30), Long.MAX_VALUE), post("x", "10:00:30"));
    assertThat(items).containsExactly("post 10:00:30", "beat 10:03:30 x/0");
  }

  @Test
  void postOnTheMinuteBelongsToTheMinuteItBegins() {
    var items = stream(new Heartbeats(1, NO_DISORDER, Long.MAX_VALUE), post("x", "10:00:00"));
    assertThat(items).containsExactly("post 10:00:00", "beat 10:03:00 x/0");
  }

  @Test
  void moreChannelsThanPartitionsAreAllHeard() {
    var items =
        stream(
            new Heartbeats(2, NO_DISORDER, Long.MAX_VALUE),
            post("x", "10:00:01"),
            post("y", "10:00:02"),
            post("z", "10:00:03"));
    assertThat(items.subList(3, items.size()))
        .containsExactly("beat 10:03:00 x/0", "beat 10:03:00 y/1", "beat 10:03:00 z/0");
  }

  @Test
  void morePartitionsThanChannelsAreAllReached() {
    var items =
        stream(
            new Heartbeats(3, NO_DISORDER, Long.MAX_VALUE),
            post("x", "10:00:01"),
            post("y", "10:00:02"));
    assertThat(items.subList(2, items.size()))
        .containsExactly("beat 10:03:00 x/0", "beat 10:03:00 y/1", "beat 10:03:00 x/2");
  }

  @Test
  void channelSpeaksOnlyOnceItHasBeenSeen() {
    var items =
        stream(
            new Heartbeats(2, NO_DISORDER, Long.MAX_VALUE),
            post("x", "10:00:30"),
            post("y", "10:01:30"));
    assertThat(items.subList(1, 3)).containsExactly("beat 10:01:00 x/0", "beat 10:01:00 x/1");
  }

  @Test
  void minutesBeforeTheFirstChannelAreNotMadeUpLater() {
    var items =
        stream(
            new Heartbeats(1, NO_DISORDER, Long.MAX_VALUE),
            post(null, "10:00:30"),
            post("x", "10:05:30"),
            post("x", "10:06:30"));
    assertThat(items)
        .containsExactly(
            "post 10:00:30",
            "post 10:05:30",
            "beat 10:06:00 x/0",
            "post 10:06:30",
            "beat 10:09:00 x/0");
  }

  @Test
  void gapOfMoreThanAMonthEndsTheSourceAndBeginsItAgain() {
    var first = new PostRecord(0, "x:1", new byte[0], 1, "x");
    var second = new PostRecord(Duration.ofDays(16_000).toMillis() + 1, "x:2", new byte[0], 2, "x");
    var items =
        items(new Heartbeats(1, NO_DISORDER, Long.MAX_VALUE), first, second).stream()
            .map(StreamItem::eventAt)
            .toList();
    assertThat(items)
        .containsExactly(0L, 180_000L, second.eventAt(), second.eventAt() - 1 + 180_000L);
  }

  @Test
  void postBeyondTheHorizonDoesNotTakeTheEventTimeWithIt() {
    var horizon = Instant.parse("2026-01-01T10:05:00Z").toEpochMilli();
    var items =
        stream(
            new Heartbeats(1, NO_DISORDER, horizon), post("x", "10:00:30"), post("x", "10:30:10"));
    assertThat(items).containsExactly("post 10:00:30", "post 10:30:10", "beat 10:03:00 x/0");
  }

  @Test
  void noHeartbeatGoesBeyondTheHorizon() {
    var horizon = Instant.parse("2026-01-01T10:01:30Z").toEpochMilli();
    var items = stream(new Heartbeats(1, NO_DISORDER, horizon), post("x", "10:00:30"));
    assertThat(items).containsExactly("post 10:00:30");
  }

  @Test
  void postBeforeTheEpochBeginsNoSource() {
    var old = new PostRecord(-1, "x:1", new byte[0], 1, "x");
    assertThat(items(new Heartbeats(1, NO_DISORDER, Long.MAX_VALUE), old)).containsExactly(old);
  }

  @Test
  void channelThatTheJobRefusesHasNoHeartbeat() {
    var items = stream(new Heartbeats(1, NO_DISORDER, Long.MAX_VALUE), post("x:y", "10:00:30"));
    assertThat(items).containsExactly("post 10:00:30");
  }

  @Test
  void emptyFileHasNoHeartbeats() {
    assertThat(stream(new Heartbeats(4, NO_DISORDER, Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void heartbeatIsWrittenAsTheContractSays() {
    var beat = new Heartbeat(Instant.parse("2026-01-01T10:00:00Z").toEpochMilli(), 0, "a\"b");
    assertThat(new String(beat.json(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"schema\":1,\"op\":\"heartbeat\",\"channel\":\"a\\\"b\","
                + "\"event_at\":\"2026-01-01T10:00:00.000Z\"}");
  }

  private static PostRecord post(String channel, String time) {
    long eventAt = Instant.parse("2026-01-01T" + time + "Z").toEpochMilli();
    return new PostRecord(eventAt, null, new byte[0], 1, channel);
  }

  private static List<StreamItem> items(Heartbeats heartbeats, PostRecord... posts) {
    var items = new ArrayList<StreamItem>();
    new PostStream(List.of(posts).iterator(), heartbeats).forEachRemaining(items::add);
    return items;
  }

  private static List<String> stream(Heartbeats heartbeats, PostRecord... posts) {
    return items(heartbeats, posts).stream().map(PostStreamTest::shown).toList();
  }

  private static String shown(StreamItem item) {
    var time = Rfc3339.format(item.eventAt()).substring(11, 19);
    return switch (item) {
      case PostRecord post -> "post " + time;
      case Heartbeat beat -> "beat " + time + " " + beat.channel() + "/" + beat.partition();
    };
  }
}
