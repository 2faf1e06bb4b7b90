package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER = "tweet_id,name,retweet_count,text,tweet_created\n";
  private static final ReadSettings AIRLINE =
      ReadSettings.defaults()
          .withMapping(PostFiles.AIRLINE)
          .withTimeFormat("yyyy-MM-dd HH:mm:ss Z");

  @TempDir private Path folder;

  @Test
  void rowBecomesACanonicalPost() throws Exception {
    var file =
        PostFiles.write(
            folder, "a.csv", HEADER + "42,ann,3,\"so late, again\",2015-02-16 23:36:05 -0800\n");
    var record = PostFiles.read(file, AIRLINE).getFirst();
    assertThat(JSON.readTree(record.json()))
        .isEqualTo(
            JSON.readTree(
                """
                {"schema":1,"channel":"x","id":"42","author":{"handle":"ann"},
                 "created_at":"2015-02-17T07:36:05.000Z","text":"so late, again",
                 "engagement":{"reposts":3}}
                """));
    assertThat(record.key()).isEqualTo("x:42");
    assertThat(record.eventAt()).isEqualTo(Instant.parse("2015-02-17T07:36:05Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "author.followers | 12     | {`author`:{`followers`:12}}",
        "author.followers | 12.0   | {`author`:{`followers`:12}}",
        "author.followers | many   | {`author`:{`followers`:`many`}}",
        "author.bot       | True   | {`author`:{`bot`:true}}",
        "author.bot       | 0      | {`author`:{`bot`:false}}",
        "author.bot       | maybe  | {`author`:{`bot`:`maybe`}}",
        "in_reply_to      | 7      | {`in_reply_to`:`7`}",
        "op               | update | {`op`:`update`}",
        "event_at         | 2026-01-01T01:00:00+01:00 | {`event_at`:`2026-01-01T00:00:00.000Z`}",
        "event_at         | noon   | {`event_at`:`noon`}",
      })
  void valueIsTypedByItsField(String field, String value, String expected) throws Exception {
    var file =
        PostFiles.write(
            folder, "a.csv", "id,text,created_at,value\n1,t,2026-01-01T00:00:00Z," + value + "\n");
    var mapping = "id=id,text=text,created_at=created_at,channel='x'," + field + "=value";
    var post =
        JSON.readTree(
            PostFiles.read(file, ReadSettings.defaults().withMapping(mapping)).getFirst().json());
    var merged =
        JSON.readTree(
            "{\"schema\":1,\"channel\":\"x\",\"id\":\"1\",\"text\":\"t\",\"created_at\":\"2026-01-01T00:00:00.000Z\"}");
    assertThat(post).isEqualTo(JSON.readerForUpdating(merged).readTree(expected.replace('`', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                          | 2015-02-17T07:36:05Z",
        "                          | 2015-02-17T08:36:05+01:00",
        "yyyy-MM-dd HH:mm:ss Z     | 2015-02-16 23:36:05 -0800",
        "yyyy-MM-dd HH:mm:ss       | 2015-02-17 07:36:05",
        "EEE MMM dd HH:mm:ss Z yyyy | Tue Feb 17 07:36:05 +0000 2015",
        "epoch_s                   | 1424158565",
        "epoch_ms                  | 1424158565000",
      })
  void timeFormatIsUnderstood(String format, String time) throws Exception {
    var file = PostFiles.write(folder, "a.csv", HEADER + "1,a,0,t," + time + "\n");
    var record = PostFiles.read(file, AIRLINE.withTimeFormat(format)).getFirst();
    assertThat(record.eventAt()).isEqualTo(Instant.parse("2015-02-17T07:36:05Z").toEpochMilli());
  }

  @Test
  void rowWithABadTimeKeepsItAndItsPlace() throws Exception {
    var file =
        PostFiles.write(
            folder, "a.csv", HEADER + "1,a,0,t,2015-02-16 23:36:05 -0800\n2,b,0,t,soon\n");
    var records = PostFiles.read(file, AIRLINE);
    assertThat(JSON.readTree(records.get(1).json()).get("created_at").asText()).isEqualTo("soon");
    assertThat(records.get(1).eventAt()).isEqualTo(records.get(0).eventAt());
  }

  @Test
  void emptyCellIsNoField() throws Exception {
    var file = PostFiles.write(folder, "a.csv", HEADER + "1,,,t,2015-02-16 23:36:05 -0800\n");
    var post = JSON.readTree(PostFiles.read(file, AIRLINE).getFirst().json());
    assertThat(post.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("schema", "channel", "id", "created_at", "text");
  }

  @Test
  void quotedLineEndBelongsToItsCellAndLinesAreCounted() throws Exception {
    var file =
        PostFiles.write(
            folder,
            "a.csv",
            "\ufeff"
                + HEADER.strip()
                + "\r\n1,a,0,\"one\r\ntwo \"\"quoted\"\"\",2015-02-16 23:36:05 -0800\r\n"
                + "2,b,0,t,2015-02-16 23:36:06 -0800\r\n");
    var records = PostFiles.read(file, AIRLINE);
    assertThat(JSON.readTree(records.get(0).json()).get("text").asText())
        .isEqualTo("one\r\ntwo \"quoted\"");
    assertThat(records).extracting(PostRecord::line).containsExactly(2L, 4L);
  }

  @Test
  void rowOfAnotherShapeIsPassedOnUnmapped() throws Exception {
    var file = PostFiles.write(folder, "a.csv", HEADER + "1,a,0,late, again,2015-02-16\n");
    var record = PostFiles.read(file, AIRLINE).getFirst();
    assertThat(record.key()).isNull();
    assertThat(PostFiles.json(record))
        .isEqualTo(
            "{\"schema\":1,\"problem\":\"CSV row of 6 cells, header of 5\","
                + "\"row\":[\"1\",\"a\",\"0\",\"late\",\" again\",\"2015-02-16\"]}");
  }

  @Test
  void columnsNamedLikeFieldsNeedNoMapping() throws Exception {
    var file =
        PostFiles.write(
            folder,
            "a.csv",
            "id,channel,text,created_at,author.handle,other\n1,x,t,2026-01-01T00:00:00Z,ann,?\n");
    assertThat(PostFiles.json(PostFiles.read(file).getFirst()))
        .contains("\"handle\":\"ann\"")
        .doesNotContain("?");
  }

  @Test
  void allProblemsOfAMappingAreReportedAtOnce() throws Exception {
    var file = PostFiles.write(folder, "a.csv", HEADER);
    var settings =
        ReadSettings.defaults()
            .withMapping("id=tweet,body=text,channel='x',channel='y',lang='en'x,created_at")
            .withTimeFormat("hh:bogus");
    assertThat(problems(file, settings))
        .satisfiesExactly(
            p -> assertThat(p).contains("--time-format \"hh:bogus\""),
            p -> assertThat(p).contains("unexpected \"x\" after the closing quote"),
            p ->
                assertThat(p)
                    .contains("expected field=column or field='constant', got \"created_at\""),
            p -> assertThat(p).contains("no column \"tweet\" (columns: tweet_id, name"),
            p -> assertThat(p).contains("unknown field \"body\""),
            p -> assertThat(p).contains("--map channel: mapped twice"),
            p -> assertThat(p).contains("nothing is mapped onto \"text\""),
            p -> assertThat(p).contains("nothing is mapped onto \"created_at\""));
  }

  @Test
  void constantAndColumnMayHoldCommasAndQuotes() {
    var entries = MappingSyntax.parse("channel='a,''b''', text=\"the, text\" ,id=n", List.of());
    assertThat(entries)
        .containsExactly(
            new MappingSyntax.Entry("channel", "a,'b'", true),
            new MappingSyntax.Entry("text", "the, text", false),
            new MappingSyntax.Entry("id", "n", false));
  }

  @Test
  void unclosedQuoteNamesItsRow() throws Exception {
    var file =
        PostFiles.write(
            folder,
            "a.csv",
            HEADER + "1,a,0,t,2015\n2,a,0,\"never closed" + "\nx".repeat(3_000_000));
    assertThatThrownBy(() -> PostFiles.read(file, AIRLINE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.csv: row that starts at line 3: longer than");
  }

  @Test
  void textInAnotherEncodingIsRefused() throws Exception {
    var file = folder.resolve("a.csv");
    Files.write(file, (HEADER + "1,a,0,caf\u00e9,2015\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PostFiles.read(file, AIRLINE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not UTF-8");
  }

  private static List<String> problems(Path file, ReadSettings settings) {
    var problems = new ArrayList<String>();
    assertThatThrownBy(() -> PostFiles.read(file, settings))
        .isInstanceOfSatisfying(InvalidMappingException.class, e -> problems.addAll(e.problems()));
    return problems;
  }
}
