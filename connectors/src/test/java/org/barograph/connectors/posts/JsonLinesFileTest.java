package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFileTest {
  private static final String TEN = "2026-01-01T10:00:00.000Z";
  private static final String ELEVEN = "2026-01-01T11:00:00.000Z";
  private static final String NOON = "2026-01-01T12:00:00.000Z";

  @TempDir private Path folder;

  @Test
  void bytesOfARecordPassThroughUntouched() throws Exception {
    var line =
        "{ \"channel\":\"x\", \"id\":\"1\",\"created_at\":\"" + TEN + "\",\"text\":\"é😡 \" }";
    var file = PostFiles.write(folder, "a.ndjson", line + "\n");
    assertThat(PostFiles.read(file)).extracting(PostFiles::json).containsExactly(line);
  }

  @Test
  void keyChannelTimeAndLineAreTakenFromTheRecord() throws Exception {
    var file = PostFiles.write(folder, "a.ndjson", "\n" + PostFiles.post("7", TEN));
    var record = PostFiles.read(file).getFirst();
    assertThat(record.key()).isEqualTo("x:7");
    assertThat(record.channelOrNull()).isEqualTo("x");
    assertThat(record.eventAt()).isEqualTo(Instant.parse(TEN).toEpochMilli());
    assertThat(record.line()).isEqualTo(2);
  }

  @Test
  void eventTimeComesBeforeCreationTime() throws Exception {
    var update =
        "{\"op\":\"update\",\"channel\":\"x\",\"id\":\"7\",\"created_at\":\"%s\",\"event_at\":\"%s\"}"
            .formatted(TEN, NOON);
    var file = PostFiles.write(folder, "a.ndjson", update);
    assertThat(PostFiles.read(file).getFirst().eventAt())
        .isEqualTo(Instant.parse(NOON).toEpochMilli());
  }

  @Test
  void deletionOfAnAuthorIsKeyedByTheAuthor() throws Exception {
    var delete =
        "{\"op\":\"delete_author\",\"channel\":\"x\",\"author\":{\"name\":{\"id\":3},\"id\":\"42\"},\"event_at\":\"%s\"}"
            .formatted(TEN);
    var file = PostFiles.write(folder, "a.ndjson", delete);
    assertThat(PostFiles.read(file).getFirst().key()).isEqualTo("x:@42");
  }

  @Test
  void recordsComeInOrderOfEventTimeAndOtherwiseAsTheyStand() throws Exception {
    var text =
        String.join(
            "\n",
            PostFiles.post("noon", NOON),
            PostFiles.post("ten-a", TEN),
            PostFiles.post("eleven", ELEVEN),
            PostFiles.post("ten-b", TEN));
    var file = PostFiles.write(folder, "a.ndjson", text);
    assertThat(PostFiles.read(file))
        .extracting(PostRecord::key)
        .containsExactly("x:ten-a", "x:ten-b", "x:eleven", "x:noon");
  }

  @Test
  void unreadableLineStaysBehindTheRecordBeforeIt() throws Exception {
    var text =
        String.join(
            "\n", PostFiles.post("1", NOON), "not JSON", PostFiles.post("2", TEN), "{\"id\":");
    var file = PostFiles.write(folder, "a.ndjson", text);
    assertThat(PostFiles.read(file))
        .extracting(PostFiles::json)
        .containsExactly(
            PostFiles.post("2", TEN), "{\"id\":", PostFiles.post("1", NOON), "not JSON");
  }

  @Test
  void unreadableRecordHasNeitherKeyNorChannel() throws Exception {
    var file = PostFiles.write(folder, "a.ndjson", PostFiles.post("1", TEN) + "}\n");
    var record = PostFiles.read(file).getFirst();
    assertThat(record.key()).isNull();
    assertThat(record.channelOrNull()).isNull();
  }

  @Test
  void firstRecordsWithoutTimeTakeTheFirstTimeKnown() throws Exception {
    var file = PostFiles.write(folder, "a.ndjson", "?\n?\n" + PostFiles.post("1", TEN) + "\n?");
    assertThat(PostFiles.read(file))
        .extracting(PostRecord::eventAt)
        .containsOnly(Instant.parse(TEN).toEpochMilli());
  }

  @Test
  void recordsWithoutATimeAreCounted() throws Exception {
    var file = PostFiles.write(folder, "a.ndjson", "?\n" + PostFiles.post("1", "yesterday"));
    try (var posts = PostFile.open(file, ReadSettings.defaults())) {
      assertThat(posts.timeless()).isEqualTo(2);
    }
  }

  @Test
  void windowsLineEndsAndByteOrderMarkAreNoPartOfARecord() throws Exception {
    var text = "\ufeff" + PostFiles.post("1", TEN) + "\r\n\r\n" + PostFiles.post("2", TEN) + "\r\n";
    var file = PostFiles.write(folder, "a.ndjson", text);
    assertThat(PostFiles.read(file))
        .extracting(PostFiles::json)
        .containsExactly(PostFiles.post("1", TEN), PostFiles.post("2", TEN));
  }

  @Test
  void gzipIsToldByItsFirstBytes() throws Exception {
    var file = folder.resolve("named-like-plain-text.ndjson");
    Files.write(file, PostFiles.gzip(PostFiles.post("1", TEN)));
    assertThat(PostFiles.read(file)).extracting(PostRecord::key).containsExactly("x:1");
  }

  @Test
  void truncatedGzipIsRefusedAsAWhole() throws Exception {
    var packed = PostFiles.gzip((PostFiles.post("1", TEN) + "\n").repeat(1000));
    var file = folder.resolve("a.ndjson.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length - 12));
    assertThatThrownBy(() -> PostFiles.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.ndjson.gz: ends too early");
  }

  @Test
  void lineThatNoKafkaRequestHoldsIsCutAndCounted() throws Exception {
    var file = folder.resolve("a.ndjson");
    Files.write(file, ("{\"text\":\"" + "x".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8));
    try (var posts = PostFile.open(file, ReadSettings.defaults())) {
      assertThat(posts.cut()).isEqualTo(1);
      assertThat(posts.records().next().json()).hasSize(RawRecords.MAX_BYTES);
    }
  }

  @Test
  void mappingIsRefusedForJson() throws Exception {
    var file = PostFiles.write(folder, "a.ndjson", PostFiles.post("1", TEN));
    var settings = ReadSettings.defaults().withMapping("id=id").withTimeFormat("yyyy");
    assertThatThrownBy(() -> PostFiles.read(file, settings))
        .isInstanceOfSatisfying(
            InvalidMappingException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void jsonArrayIsRefusedWithTheWayOut() throws Exception {
    var file = PostFiles.write(folder, "a.json", "[" + PostFiles.post("1", TEN) + "]");
    assertThatThrownBy(() -> PostFiles.read(file)).hasMessageContaining("jq -c '.[]'");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> PostFiles.read(folder.resolve("none.ndjson")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none.ndjson: no such file");
  }

  @Test
  void emptyFileHasNoRecords() throws Exception {
    assertThat(PostFiles.read(PostFiles.write(folder, "a.ndjson", "\n \n"))).isEmpty();
  }

  @Test
  void largeRecordsFarApartAreReadBackWhole() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      var time = "2026-01-01T%02d:00:00.000Z".formatted((i * 7) % 24);
      text.append(
              "{\"channel\":\"x\",\"id\":\"%d\",\"created_at\":\"%s\",\"text\":\""
                  .formatted(i, time))
          .append("y".repeat(100_000))
          .append("\"}\n");
    }
    var file = PostFiles.write(folder, "a.ndjson", text.toString());
    var records = PostFiles.read(file);
    assertThat(records).isSortedAccordingTo((a, b) -> Long.compare(a.eventAt(), b.eventAt()));
    assertThat(records)
        .extracting(PostFiles::json)
        .containsExactlyInAnyOrderElementsOf(text.toString().lines().toList());
  }
}
