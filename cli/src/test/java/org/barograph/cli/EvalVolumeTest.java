package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalVolumeTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @TempDir private Path folder;
  private Path series;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeFolder() throws IOException {
    series = Files.createDirectory(folder.resolve("series"));
  }

  @Test
  void burstPagesOnceAndEveryRowHasAScore() throws IOException {
    write("a/one.csv", 3_000, bin -> bin >= 2_500 && bin < 2_503 ? 300 : 20);

    int exit = eval();

    List<String> rows = Files.readAllLines(folder.resolve("out/a/barograph_one.csv"));
    assertThat(exit).isZero();
    assertThat(rows).hasSize(3_001).startsWith("timestamp,value,anomaly_score");
    assertThat(rows.stream().skip(1).filter(row -> score(row) >= 0.5))
        .singleElement()
        .asString()
        .startsWith("2015-03-07 16:20:00,300,");
  }

  @Test
  void seriesKnowNothingOfEachOther() throws IOException {
    write("one.csv", 2_000, bin -> bin % 7);
    write("two.csv", 2_000, bin -> bin % 7);

    eval();

    assertThat(folder.resolve("out/barograph_two.csv"))
        .hasSameTextualContentAs(folder.resolve("out/barograph_one.csv"));
  }

  @Test
  void resultsOfAnEarlierRunAreNoSeries() throws IOException {
    write("one.csv", 300, bin -> 20);
    run(series, series.resolve("out"));

    run(series, series.resolve("out"));

    try (var files = Files.list(series.resolve("out"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void everyBadRowIsNamedAtOnce() throws IOException {
    Files.writeString(
        series.resolve("bad.csv"),
        """
        timestamp,value
        2015-02-26 21:42:53,1
        2015-02-26 21:42:53,1
        yesterday,1
        2015-02-26 21:52:53,-1
        2015-02-26 21:57:53
        """);
    Files.writeString(series.resolve("other.csv"), "time,count\n");

    int exit = eval();

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("bad.csv:3: must be at least 5 minutes after"),
            line -> assertThat(line).contains("bad.csv:4: timestamp must be like"),
            line -> assertThat(line).contains("bad.csv:5: value must be a whole number from 0 on"),
            line -> assertThat(line).contains("bad.csv:6: has 1 columns"),
            line -> assertThat(line).contains("other.csv:1: needs the columns"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void folderWithoutSeriesIsAMistake() {
    assertThat(eval()).isEqualTo(2);
    assertThat(err.toString()).contains("no CSV file below");
  }

  private int eval() {
    return run(series, folder.resolve("out"));
  }

  private int run(Path from, Path to) {
    return Barograph.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err, true))
        .execute("eval", "volume", "--series", from.toString(), "--out", to.toString());
  }

  private void write(String name, int bins, IntUnaryOperator counts) throws IOException {
    StringBuilder text = new StringBuilder("timestamp,value\n");
    LocalDateTime start = LocalDateTime.of(2015, 2, 27, 0, 0);
    for (int i = 0; i < bins; i++) {
      text.append(TIME.format(start.plusMinutes(5L * i)))
          .append(',')
          .append(counts.applyAsInt(i))
          .append('\n');
    }
    Path file = series.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static double score(String row) {
    return Double.parseDouble(row.substring(row.lastIndexOf(',') + 1));
  }
}
