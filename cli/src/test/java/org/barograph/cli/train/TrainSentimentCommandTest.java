package org.barograph.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainSentimentCommandTest {
  private static final List<String> MOODS = List.of("negative", "neutral", "positive");
  private static final List<String> WORDS = List.of("grumfle", "tarvick", "yelloosh");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private Path train;
  private Path val;

  @BeforeEach
  void writeFiles() throws IOException {
    train = Files.writeString(folder.resolve("train.tsv"), "label\ttext\n" + posts(60));
    val = Files.writeString(folder.resolve("val.tsv"), posts(30));
  }

  @Test
  void modelIsWrittenAndItsGainToldBeforeAndAfter() {
    int code = run("--train", train, "--val", val, "--out", folder.resolve("m"));
    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(folder.resolve("m")).isNotEmptyFile();
    assertThat(out.toString())
        .contains("60 posts of " + train, "as it is", "on top of social-", "taken")
        .contains("30 posts of " + val, "before: social-", "after: own-")
        .contains("To use it: sentiment.model: file:" + folder.resolve("m"));
  }

  @Test
  void sameFilesAndSeedGiveTheSameModel() {
    run("--train", train, "--val", val, "--out", folder.resolve("a"), "--seed", 7);
    run("--train", train, "--val", val, "--out", folder.resolve("b"), "--seed", 7);
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void modelForOneBrandCarriesItsName() {
    run("--train", train, "--val", val, "--out", folder.resolve("m"), "--brand", "acme");
    assertThat(out.toString()).contains("after: own-acme-", "sentiment.brands.acme: file:");
  }

  @Test
  void brandThatCannotBeOneIsRefusedBeforeAnythingIsRead() {
    int code = run("--train", "x", "--val", "x", "--out", "x", "--brand", "Acme Inc.");
    assertThat(code).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void tooFewPostsOfAMoodAreRefused() throws IOException {
    Files.writeString(train, "neutral\tfine\n".repeat(20));
    int code = run("--train", train, "--val", val, "--out", folder.resolve("m"));
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(folder.resolve("m")).doesNotExist();
  }

  private int run(Object... arguments) {
    var command = new CommandLine(new TrainCommand());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(new StringWriter(), true));
    command.setExecutionExceptionHandler((failure, line, parsed) -> {
      if (failure instanceof UsageException) {
        return ExitCodes.USAGE;
      }
      throw failure;
    });
    var words = new ArrayList<>(List.of("sentiment"));
    List.of(arguments).forEach(argument -> words.add(argument.toString()));
    return command.execute(words.toArray(new String[0]));
  }

  private static String posts(int count) {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(MOODS.get(i % 3)).append("\tthe ").append(WORDS.get(i % 3));
      lines.append(" of ").append(i % 7).append('\n');
    }
    return lines.toString();
  }
}
