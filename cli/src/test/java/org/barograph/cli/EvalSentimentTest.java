package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalSentimentTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void measuresAreOfEveryPost() throws IOException {
    var data =
        write(
            "label\ttext",
            "positive\tI love this phone",
            "POSITIVE\t\"best coffee ever, thank you!\"",
            "0\tworst service EVER",
            "neutral\tI hate waiting in line",
            "1\t@someone https://example.org",
            "neutral\tThe store opens at nine on Monday");
    int code = run("--data", data.toString());
    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "macro-recall 77.78",
            "accuracy 66.67",
            "F1 neg, pos, mean 66.67, 100.00, 83.33",
            "neutral 33.33 6.15 - 79.23 100.00 50.00 3",
            "neutral 1 1 0 1",
            "unscored (no_words), a mistake: 1 posts");
  }

  @Test
  void predictionsKeepTheTextAsItIs() throws IOException {
    var data =
        write("label\ttext", "positive\tI \"love\"\tthis phone\u2028and more", "negative\t@a @b");
    var predictions = folder.resolve("predictions.tsv");
    int code = run("--data", data.toString(), "--predictions", predictions.toString());
    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(Files.readString(predictions).split("\n"))
        .hasSize(3)
        .satisfies(
            lines -> assertThat(lines[0]).isEqualTo("label\tprediction\tscore\ttext"),
            lines ->
                assertThat(lines[1])
                    .matches(
                        "positive\tpositive\t0\\.\\d{4}\tI \"love\"\tthis phone\u2028and more"),
            lines -> assertThat(lines[2]).isEqualTo("negative\tunscored\t\t@a @b"));
  }

  @Test
  void everyProblemOfTheFileIsALine() throws IOException {
    var data = folder.resolve("data.tsv");
    Files.write(
        data,
        "0\tfirst\nno tab\ngood\tlabel\npositive\tfine\n\u00e4\t"
            .getBytes(StandardCharsets.ISO_8859_1));
    int code = run("--data", data.toString());
    assertThat(code).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().lines())
        .containsExactly(
            "barograph: " + data + ":1: must be the header label<TAB>text, not the first post",
            "barograph: " + data + ":2: must be label<TAB>text, there is no tab",
            "barograph: "
                + data
                + ":3: label must be negative, neutral or positive (or 0, 1, 2), got 'good'",
            "barograph: " + data + ":5: is not UTF-8");
  }

  @Test
  void missingFileIsALine() {
    var data = folder.resolve("none.tsv");
    assertThat(run("--data", data.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().lines()).containsExactly("barograph: " + data + ": no such file");
  }

  @Test
  void modelThatNobodyKnowsIsAUsageError() {
    assertThat(run("--data", "none.tsv", "--model", "sociable")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--model: must be one of", "got 'sociable'");
  }

  @Test
  void modelWhoseModuleIsMissingIsAskedForBeforeTheFileIsRead() {
    assertThat(run("--data", "none.tsv", "--model", "treebank")).isEqualTo(ExitCodes.MODEL_MISSING);
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("data.tsv"), String.join("\n", lines) + "\n");
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 2];
    all[0] = "eval";
    all[1] = "sentiment";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Barograph.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
