package org.barograph.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.barograph.jobs.index.CommandRecord;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.index.Schemas;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Polarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Command RELABEL =
      new Command(
          "c1",
          CommandKind.RELABEL,
          "hn",
          "a:b|c",
          "acme",
          NOON.toEpochMilli(),
          "ann",
          Polarity.NEGATIVE,
          "irony 😡");

  private final CommandParser parser = new CommandParser();

  @Test
  void readsWhatIsWritten() {
    assertThat(parse(new String(CommandRecord.json(RELABEL), UTF_8)).command()).isEqualTo(RELABEL);
  }

  @Test
  void whatIsWrittenIsValid() {
    assertThat(Schemas.problems("command", new String(CommandRecord.json(RELABEL), UTF_8)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "silence", "note", "useful", "noise"})
  void leavesCommandsOnIncidentsToDetection(String command) {
    CommandIntake intake =
        parse("{\"command\":\"" + command + "\",\"target\":\"a1\",\"until\":\"x\"}");

    assertThat(intake.command()).isNull();
    assertThat(intake.rejected()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "so sorry; not_json",
        "``; not_json",
        "[1]; not_an_object",
        "{'command':'relabel','moood':'bad'}; unknown_field",
        "{'id':'1'}; missing_field",
        "{'id':'1','command':'delete'}; bad_command",
        "{'id':'1','command':'not_us','target':'hn|1','at':'2026-11-22T11:00:00Z','by':'a'};"
            + " bad_value",
        "{'id':'1','command':'not_us','target':'hn||acme','at':'2026-11-22T11:00:00Z','by':'a'};"
            + " bad_value",
        "{'id':'1','command':'not_us','target':'hn|1|A!','at':'2026-11-22T11:00:00Z','by':'a'};"
            + " bad_value",
        "{'id':'1','command':'relabel','target':'hn|1|acme','at':'2026-11-22T11:00:00Z',"
            + "'by':'a'}; missing_field",
        "{'id':'1','command':'relabel','target':'hn|1|acme','at':'2026-11-22T11:00:00Z',"
            + "'by':'a','polarity':'unscored'}; bad_value",
        "{'id':'1','command':'not_us','target':'hn|1|acme','at':'2026-11-22T11:00:00Z',"
            + "'by':'a','polarity':'negative'}; bad_value",
        "{'id':'1','command':'not_us','target':'hn|1|acme','at':'yesterday','by':'a'}; bad_time",
        "{'id':'1','command':'not_us','target':'hn|1|acme','at':'2026-11-22T13:00:00Z',"
            + "'by':'a'}; in_the_future",
      })
  void whatCannotBeReadIsADeadLetter(String record, String reason) {
    DeadLetter letter = parse(record == null ? "" : record.replace('\'', '"')).rejected();

    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(Schemas.problems("dead-letter", new String(DeadLetterRecord.json(letter), UTF_8)))
        .isEmpty();
  }

  @Test
  void aNoteWithoutEndIsADeadLetter() {
    String record =
        new String(CommandRecord.json(RELABEL), UTF_8).replace("irony", "x".repeat(20_000));

    assertThat(parse(record).rejected().reason()).isEqualTo("too_large");
  }

  private CommandIntake parse(String record) {
    Origin origin = new Origin("commands", 0, 0, "key", 0, NOON.toEpochMilli());
    return parser.parse(record.getBytes(UTF_8), origin);
  }
}
