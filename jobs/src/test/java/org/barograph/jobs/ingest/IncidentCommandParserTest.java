package org.barograph.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.barograph.jobs.index.IncidentCommandRecord;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentCommandParserTest {

  private static final long AT = Instant.parse("2026-11-22T05:10:00Z").toEpochMilli();
  private static final Origin ORIGIN = new Origin("commands", 1, 7, "i1", 0, AT + 600_000);

  private final IncidentCommandParser parser = new IncidentCommandParser();

  @ParameterizedTest
  @EnumSource(IncidentCommandKind.class)
  void readsWhatIsWritten(IncidentCommandKind kind) {
    long until = kind == IncidentCommandKind.SILENCE ? AT + 3_600_000 : 0;
    IncidentCommand command = new IncidentCommand("c", kind, "i1", "acme", AT, "ann", until, "why");

    assertThat(parser.parse(IncidentCommandRecord.json(command), ORIGIN).command())
        .isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"command\":\"silence\"; missing_field",
        "\"command\":\"silence\",\"until\":\"2026-11-22T05:10:00Z\"; bad_value",
        "\"command\":\"silence\",\"until\":\"2027-11-22T05:10:00Z\"; in_the_future",
        "\"command\":\"useful\",\"until\":\"2026-11-22T06:10:00Z\"; bad_value",
        "\"command\":\"note\"; missing_field",
        "\"command\":\"noise\",\"polarity\":\"negative\"; unknown_field",
      })
  void whatDoesNotFitIsADeadLetter(String part, String reason) {
    IncidentCommandIntake intake = parser.parse(record(part), ORIGIN);

    assertThat(intake.command()).isNull();
    assertThat(intake.rejected().reason()).isEqualTo(reason);
    assertThat(intake.rejected().stage()).isEqualTo("command");
    assertThat(intake.rejected().offset()).isEqualTo(7);
  }

  @Test
  void whatTheOtherJobReadsIsLeftToIt() {
    for (String part : new String[] {"\"command\":\"relabel\"", "\"command\":\"dance\""}) {
      assertThat(parser.parse(record(part), ORIGIN))
          .extracting(IncidentCommandIntake::command, IncidentCommandIntake::rejected)
          .containsOnlyNulls();
    }
    assertThat(parser.parse("{".getBytes(StandardCharsets.UTF_8), ORIGIN))
        .extracting(IncidentCommandIntake::command, IncidentCommandIntake::rejected)
        .containsOnlyNulls();
  }

  private static byte[] record(String part) {
    String rest =
        "\"id\":\"c\",\"target\":\"i1\",\"brand\":\"acme\",\"by\":\"ann\","
            + "\"at\":\"2026-11-22T05:10:00Z\"";
    return ("{" + part + "," + rest + "}").getBytes(StandardCharsets.UTF_8);
  }
}
