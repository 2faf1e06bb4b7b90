package org.barograph.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.index.Schemas;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PostParserTest {

  private static final long NOW = Instant.parse("2026-11-22T05:00:00Z").toEpochMilli();
  private static final Origin ORIGIN = new Origin("posts", 3, 7, "hn:1", NOW, NOW + 600_000);
  private static final String TIME = "\"2026-11-22T05:00:00Z\"";
  private static final String PLAIN = create("");

  private final PostParser parser = new PostParser();

  /** {@code reason} null: a post. A schema cannot say everything: see post.json. */
  record Case(String name, String json, String reason, boolean schemaCanSay) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Case> CASES = cases();

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    // Not JSON, or not one object.
    beyondSchema(all, "nothing", "", "not_json");
    beyondSchema(all, "blanks", "  \t", "not_json");
    beyondSchema(all, "an empty line", "\r\n", "not_json");
    beyondSchema(all, "words", "hello world", "not_json");
    beyondSchema(all, "half an object", "{\"channel\":\"hn\"", "not_json");
    beyondSchema(all, "single quotes", "{'channel':'hn'}", "not_json");
    beyondSchema(all, "a comment", PLAIN + "// x", "not_json");
    beyondSchema(all, "two objects", PLAIN + PLAIN, "not_json");
    beyondSchema(all, "a trailing word", PLAIN + " x", "not_json");
    beyondSchema(all, "a key twice", create(",\"lang\":\"en\",\"lang\":\"de\""), "not_json");
    beyondSchema(all, "half a pair as a key, twice", "{\"\\ud83d\":1,\"\\ud83d\":2}", "not_json");
    beyondSchema(all, "a raw control character", create(",\"lang\":\"\u0001\""), "not_json");
    beyondSchema(all, "not a number", create(",\"engagement\":{\"likes\":NaN}"), "not_json");
    beyondSchema(all, "null bytes", "\0\0\0\0\0\0\0\0", "not_json");
    says(all, "a list", "[1, 2]", "not_an_object");
    says(all, "a string", "\"post\"", "not_an_object");
    says(all, "a number", "5", "not_an_object");
    says(all, "null", "null", "not_an_object");
    // Sizes.
    beyondSchema(all, "a record of 2 MB", text("x".repeat(2 << 20)), "too_large");
    beyondSchema(
        all,
        "a nesting bomb",
        create(",\"x\":" + "[".repeat(5000) + "]".repeat(5000)),
        "too_large");
    beyondSchema(all, "an endless number", followers("9".repeat(100_000)), "too_large");
    says(all, "a text of 100,000 characters", text("x".repeat(100_000)), null);
    says(all, "a text of 100,000 emoji", text("😡".repeat(100_000)), null);
    says(all, "a text of 100,001 characters", text("x".repeat(100_001)), "too_large");
    says(all, "a channel of 64 bytes", channel("c".repeat(64)), null);
    says(all, "a channel of 65 bytes", channel("c".repeat(65)), "too_large");
    beyondSchema(all, "a channel of 66 bytes in 33", channel("é".repeat(33)), "too_large");
    says(all, "an id of 256 bytes", id("i".repeat(256)), null);
    says(all, "an id of 257 bytes", id("i".repeat(257)), "too_large");
    beyondSchema(all, "an id of 260 bytes in 65 emoji", id("😡".repeat(65)), "too_large");
    says(all, "an id of 64 emoji", id("😡".repeat(64)), null);
    says(all, "a long url", create(",\"url\":\"" + "u".repeat(2049) + "\""), "too_large");
    says(all, "a long handle", author("\"handle\":\"" + "h".repeat(257) + "\""), "too_large");
    says(all, "a long name", author("\"name\":\"" + "n".repeat(1025) + "\""), "too_large");
    says(all, "a handle of 256 emoji", author("\"handle\":\"" + "😡".repeat(256) + "\""), null);
    says(all, "a long language", create(",\"lang\":\"" + "l".repeat(65) + "\""), "too_large");
    // Keys.
    says(all, "an unknown key", create(",\"txet\":1"), "unknown_field");
    says(all, "an unknown key of the author", author("\"mail\":\"a@b\""), "unknown_field");
    says(all, "an unknown count", create(",\"engagement\":{\"views\":1}"), "unknown_field");
    says(
        all, "a key of 100 characters", create(",\"" + "😡k".repeat(50) + "\":1"), "unknown_field");
    says(all, "no channel", "{\"id\":\"1\",\"created_at\":" + TIME + "}", "missing_field");
    says(all, "no id", PLAIN.replace("\"id\":\"1\",", ""), "missing_field");
    says(all, "no text", PLAIN.replace(",\"text\":\"hi\"", ""), "missing_field");
    says(all, "no time", PLAIN.replace("\"created_at\":" + TIME + ",", ""), "missing_field");
    says(all, "null for the text", PLAIN.replace("\"hi\"", "null"), "missing_field");
    says(all, "null for the channel", PLAIN.replace("\"hn\"", "null"), "missing_field");
    says(all, "null for the language", create(",\"lang\":null"), null);
    says(all, "null for the operation", create(",\"op\":null,\"schema\":null"), null);
    says(all, "null for counts", create(",\"engagement\":{\"likes\":null}"), null);
    says(all, "null for objects", create(",\"author\":null,\"engagement\":null"), null);
    // Values.
    says(all, "a text of another type", PLAIN.replace("\"hi\"", "5"), "bad_value");
    says(all, "an id of another type", PLAIN.replace("\"1\"", "1"), "bad_value");
    says(all, "an author of another type", create(",\"author\":\"ann\""), "bad_value");
    says(all, "a flag of another type", author("\"bot\":\"yes\""), "bad_value");
    says(all, "a count of another type", followers("\"5\""), "bad_value");
    says(all, "a count of emoji", followers("\"x" + "😡".repeat(60) + "\""), "bad_value");
    says(all, "a negative count", followers("-1"), "bad_value");
    says(all, "half a follower", followers("0.5"), "bad_value");
    says(all, "a whole number with a point", followers("5.0"), null);
    says(all, "a trillion", followers("1000000000000"), null);
    says(all, "a trillion and one", followers("1000000000001"), "bad_value");
    says(all, "2^63", followers("9223372036854775808"), "bad_value");
    says(all, "a number beyond double", followers("1e999"), "bad_value");
    says(all, "an empty channel", channel(""), "bad_value");
    says(all, "a channel with a colon", channel("a:b"), "bad_value");
    says(all, "a channel with a bar", channel("a|b"), "bad_value");
    says(all, "a channel with a blank", channel("a b"), "bad_value");
    says(all, "a channel with a line break", channel("a\\n"), "bad_value");
    says(all, "an empty id", id(""), "bad_value");
    says(all, "an id with a control character", id("a\\u0085"), "bad_value");
    says(all, "an id with colon and bar", id("a:b|c d"), null);
    says(all, "an empty handle", author("\"handle\":\"\""), "bad_value");
    says(all, "an empty url", create(",\"url\":\"\""), null);
    says(all, "an empty text", text(""), null);
    says(all, "another version", create(",\"schema\":2"), "bad_value");
    says(all, "a version as a string", create(",\"schema\":\"1\""), "bad_value");
    says(all, "the version", create(",\"schema\":1"), null);
    says(all, "a null byte in the text", text("a\\u0000b"), null);
    says(all, "half a pair in the text", text("a\\ud83db"), null);
    // Operations.
    says(all, "an unknown operation", create(",\"op\":\"upsert\""), "bad_operation");
    says(all, "an operation in capitals", create(",\"op\":\"CREATE\""), "bad_operation");
    says(all, "an operation of another type", create(",\"op\":1"), "bad_operation");
    says(all, "a list of operations", create(",\"op\":[\"create\"]"), "bad_operation");
    says(all, "an update", op("update", ",\"id\":\"1\",\"text\":\"x\""), null);
    says(all, "an update without text", op("update", ",\"id\":\"1\""), "missing_field");
    says(all, "an update without time", create(",\"op\":\"update\""), "missing_field");
    says(all, "a delete", op("delete", ",\"id\":\"1\""), null);
    says(all, "a delete without id", op("delete", ""), "missing_field");
    says(all, "a delete with a bad text", op("delete", ",\"id\":\"1\",\"text\":5"), "bad_value");
    says(all, "a delete of an author", op("delete_author", ",\"author\":{\"id\":\"a\"}"), null);
    says(all, "of an author without id", op("delete_author", ",\"author\":{}"), "missing_field");
    says(all, "of no author", op("delete_author", ""), "missing_field");
    says(all, "of an author null", op("delete_author", ",\"author\":null"), "missing_field");
    says(all, "a heartbeat", op("heartbeat", ""), null);
    says(all, "a heartbeat without time", create(",\"op\":\"heartbeat\""), "missing_field");
    // Times.
    says(all, "a time with an offset", time("2026-11-22T06:00:00.123456789+01:00"), null);
    says(all, "a time without offset", time("2026-11-22T05:00:00"), "bad_time");
    says(all, "a time without seconds", time("2026-11-22T05:00Z"), "bad_time");
    says(all, "a time with a blank", time("2026-11-22 05:00:00Z"), "bad_time");
    says(all, "a time in words", time("yesterday 😡"), "bad_time");
    says(all, "a day that does not exist", time("2026-02-30T05:00:00Z"), "bad_time");
    says(all, "a leap second", time("2016-12-31T23:59:60Z"), "bad_time");
    says(all, "an offset with seconds", time("2026-11-22T05:00:00+01:00:30"), "bad_time");
    says(all, "a year of five digits", time("+12026-11-22T05:00:00Z"), "bad_time");
    says(all, "a time and a line break", time("2026-11-22T05:00:00Z\\n"), "bad_time");
    says(all, "a time of 65 characters", time("2".repeat(65)), "too_large");
    says(all, "a time in milliseconds", PLAIN.replace(TIME, "1795323600000"), "bad_value");
    beyondSchema(all, "a time before 1970", time("1969-12-31T23:59:59Z"), "bad_time");
    beyondSchema(all, "the first moment", time("1970-01-01T00:00:00Z"), null);
    beyondSchema(all, "a time 30 years ahead", time("2056-11-22T05:00:00Z"), "in_the_future");
    beyondSchema(all, "a time at the bound", time("2026-11-22T05:10:00Z"), null);
    beyondSchema(
        all,
        "an operation from the future",
        create(",\"event_at\":\"2026-11-22T05:10:00.001Z\""),
        "in_the_future");
    return List.copyOf(all);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void givesThePostOrTheReason(Case input) {
    Intake intake = parser.parse(input.json().getBytes(UTF_8), ORIGIN);

    assertThat(intake.isRejected() ? intake.rejected().reason() : null).isEqualTo(input.reason());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void theSchemaSaysTheSame(Case input) {
    if (!input.schemaCanSay()) {
      return;
    }

    List<String> problems = Schemas.problems("post", input.json());

    assertThat(problems.isEmpty()).as("%s", problems).isEqualTo(input.reason() == null);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void everyDeadLetterCanBeWritten(Case input) {
    Intake intake = parser.parse(input.json().getBytes(UTF_8), ORIGIN);
    if (!intake.isRejected()) {
      return;
    }

    String record = new String(DeadLetterRecord.json(intake.rejected()), UTF_8);

    assertThat(Schemas.problems("dead-letter", record)).isEmpty();
  }

  @Test
  void aMissingRecordIsADeadLetterWithAnEmptyPayload() {
    DeadLetter letter = parser.parse(null, ORIGIN).rejected();

    assertThat(letter.reason()).isEqualTo("not_json");
    assertThat(letter.payload()).isEmpty();
  }

  @Test
  void aDeadLetterSaysWhereItCameFrom() {
    DeadLetter letter = parser.parse("{}".getBytes(UTF_8), ORIGIN).rejected();

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "parse", "missing_field", "channel: required", "{}", "posts", 3, 7, "hn:1"));
  }

  @Test
  void aPayloadIsCutAndStaysWellFormed() {
    byte[] emoji = ("x" + "😡".repeat(40_000)).getBytes(UTF_8);

    String payload = parser.parse(emoji, ORIGIN).rejected().payload();

    assertThat(payload).hasSizeLessThanOrEqualTo(DeadLetter.MAX_PAYLOAD).endsWith("\uFFFD");
  }

  @Test
  void halfAPairBecomesTheReplacementCharacter() {
    Post post = post(text("a\\ud83d b\\ude21 c\\ud83d\\ude21"));

    assertThat(post.text()).isEqualTo("a\uFFFD b\uFFFD c😡");
  }

  @Test
  void aCreateHappensWhenItWasWritten() {
    Post post = post(PLAIN);

    assertThat(post.op()).isEqualTo(PostOperation.CREATE);
    assertThat(post.eventAt()).isEqualTo(NOW);
    assertThat(post.createdAt()).isEqualTo(NOW);
    assertThat(post.ingestedAt()).isEqualTo(NOW);
    assertThat(post.author()).isEqualTo(Author.UNKNOWN);
  }

  @Test
  void everyFieldArrives() {
    Post post =
        post(
            "{\"schema\":1,\"op\":\"update\",\"channel\":\"c\",\"id\":\"i\",\"event_at\":"
                + "\"2026-11-22T05:00:01Z\",\"created_at\":"
                + TIME
                + ",\"text\":\"t\",\"lang\":\"l\",\"url\":\"u\",\"in_reply_to\":\"r\","
                + "\"repost_of\":\"o\",\"conversation\":\"v\",\"author\":{\"id\":\"a\",\"handle\":"
                + "\"h\",\"name\":\"n\",\"followers\":5,\"bot\":true},"
                + "\"engagement\":{\"likes\":1,\"reposts\":2,\"replies\":3}}");

    assertThat(post)
        .usingRecursiveComparison()
        .ignoringFields("contentHash")
        .isEqualTo(
            new Post(
                PostOperation.UPDATE,
                "c",
                "i",
                new Author("a", "h", "n", 5, true),
                NOW + 1_000,
                NOW,
                "t",
                "l",
                "u",
                "r",
                "o",
                "v",
                new org.barograph.jobs.model.Engagement(1, 2, 3),
                0,
                NOW));
  }

  @Test
  void whatAHeartbeatCarriesBesidesIsNotUsed() {
    Post post = post(op("heartbeat", ",\"id\":\"1\",\"text\":\"x\""));

    assertThat(post.id()).isNull();
    assertThat(post.text()).isNull();
  }

  @Test
  void orderOfKeysAndBlanksDoNotMakeAnotherVersion() {
    Post one = post("{\"channel\":\"hn\",\"id\":\"1\",\"created_at\":" + TIME + ",\"text\":\"a\"}");
    Post two =
        post("{ \"text\" : \"a\",\"id\":\"1\",\"created_at\":" + TIME + ",\"channel\":\"hn\"}");

    assertThat(two.contentHash()).isEqualTo(one.contentHash());
  }

  @Test
  void fieldsThatMeetDoNotReadTheSame() {
    Post one = post(create(",\"in_reply_to\":\"ab\",\"repost_of\":\"c\""));
    Post two = post(create(",\"in_reply_to\":\"a\",\"repost_of\":\"bc\""));

    assertThat(two.contentHash()).isNotEqualTo(one.contentHash());
  }

  @Test
  void mutatedRecordsGiveAPostOrADeadLetter() {
    Random random = new Random(20261122);
    List<byte[]> seeds =
        CASES.stream().map(c -> c.json().getBytes(UTF_8)).filter(b -> b.length < 4_000).toList();
    for (int i = 0; i < 20_000; i++) {
      byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())).clone(), random);

      assertOneOutcome(mutant);
    }
  }

  @Test
  void randomBytesGiveAPostOrADeadLetter() {
    Random random = new Random(22112026);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);

      assertOneOutcome(bytes);
    }
  }

  @Test
  void anotherEncodingGivesAPostOrADeadLetter() {
    assertOneOutcome(PLAIN.getBytes(UTF_16));
  }

  private void assertOneOutcome(byte[] bytes) {
    Intake intake = parser.parse(bytes, ORIGIN);

    assertThat(intake.post() == null).isNotEqualTo(intake.rejected() == null);
    if (intake.isRejected()) {
      // Whatever stands in it, writing it must not fail: that would stop the job for ever.
      assertThat(DeadLetterRecord.json(intake.rejected())).isNotEmpty();
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    List<Byte> out = new ArrayList<>();
    for (byte b : bytes) {
      out.add(b);
    }
    String[] splices = {
      "\"", "{", "}", "[", ",", ":", "null", "\\ud83d", "1e9", "\u0000", "😡", "-"
    };
    for (int n = 1 + random.nextInt(4); n > 0 && !out.isEmpty(); n--) {
      int at = random.nextInt(out.size());
      switch (random.nextInt(4)) {
        case 0 -> out.set(at, (byte) random.nextInt(256));
        case 1 -> out.remove(at);
        case 2 -> out.subList(at, Math.min(out.size(), at + random.nextInt(20))).clear();
        default -> {
          byte[] splice = splices[random.nextInt(splices.length)].getBytes(UTF_8);
          for (byte b : splice) {
            out.add(at, b);
          }
          if (random.nextBoolean()) {
            java.util.Collections.reverse(out.subList(at, at + splice.length));
          }
        }
      }
    }
    byte[] mutant = new byte[out.size()];
    for (int i = 0; i < mutant.length; i++) {
      mutant[i] = out.get(i);
    }
    return mutant;
  }

  private Post post(String json) {
    Intake intake = parser.parse(json.getBytes(UTF_8), ORIGIN);
    assertThat(intake.rejected()).isNull();
    return intake.post();
  }

  private static void says(List<Case> all, String name, String json, String reason) {
    all.add(new Case(name, json, reason, true));
  }

  private static void beyondSchema(List<Case> all, String name, String json, String reason) {
    all.add(new Case(name, json, reason, false));
  }

  private static String create(String more) {
    return "{\"channel\":\"hn\",\"id\":\"1\",\"created_at\":"
        + TIME
        + ",\"text\":\"hi\""
        + more
        + "}";
  }

  private static String op(String op, String more) {
    return "{\"op\":\"" + op + "\",\"channel\":\"hn\",\"event_at\":" + TIME + more + "}";
  }

  private static String text(String text) {
    return PLAIN.replace("\"hi\"", "\"" + text + "\"");
  }

  private static String channel(String channel) {
    return PLAIN.replace("\"hn\"", "\"" + channel + "\"");
  }

  private static String id(String id) {
    return PLAIN.replace("\"1\"", "\"" + id + "\"");
  }

  private static String time(String time) {
    return PLAIN.replace(TIME, "\"" + time + "\"");
  }

  private static String author(String fields) {
    return create(",\"author\":{" + fields + "}");
  }

  private static String followers(String value) {
    return author("\"followers\":" + value);
  }
}
