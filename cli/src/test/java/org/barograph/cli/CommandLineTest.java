package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpOfEveryCommandSaysItsExitCodes() {
    int code = run("replay", "--help");
    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("--time-format", "Exit codes:", "130", "interrupted");
  }

  @Test
  void unknownOptionIsAUsageError() {
    assertThat(run("replay", "file", "--sped", "60")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--sped");
  }

  @Test
  void speedThatIsNoneIsExplained() {
    assertThat(run("replay", "file", "--speed", "-1")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("must be 'max' or a number above 0");
  }

  @Test
  void missingFileIsOneLine() {
    int code = run("replay", folder.resolve("none.csv").toString(), "--bootstrap", "127.0.0.1:1");
    assertThat(code).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().lines())
        .containsExactly("barograph: " + folder.resolve("none.csv") + ": no such file");
  }

  @Test
  void stackTraceIsShownOnRequest() {
    run("replay", "none.csv", "--bootstrap", "127.0.0.1:1", "--verbose");
    assertThat(err.toString()).contains("\tat org.barograph.");
  }

  @Test
  void everyProblemOfAMappingIsALine() throws Exception {
    var file = Files.writeString(folder.resolve("a.csv"), "id,text\n1,t\n");
    int code =
        run("replay", file.toString(), "--bootstrap", "127.0.0.1:1", "--map", "id=id,text=txt");
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("barograph: " + file + ": --map"));
  }

  @Test
  void everyProblemOfTheConfigurationIsALine() throws Exception {
    var config =
        Files.writeString(folder.resolve("barograph.yaml"), "kafka: {partitions: 0}\nbrandz: []\n");
    int code = run("replay", "file", "--config", config.toString());
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains("barograph: barograph.yaml:1:", "barograph: barograph.yaml:2:");
  }

  @Test
  void modelWhoseModuleIsMissingIsToldBeforeAnythingStarts() throws Exception {
    var config = configOfModel("treebank");
    int code = run("run", "--config", config.toString());
    assertThat(code).isEqualTo(ExitCodes.MODEL_MISSING);
    assertThat(err.toString()).contains("it comes with the module nlp-models/treebank");
  }

  @Test
  void launcherIsToldTheMissingModelInsteadOfTheUser() throws Exception {
    var wanted = folder.resolve("wanted");
    System.setProperty("barograph.wanted", wanted.toString());
    try {
      int code = run("run", "--config", configOfModel("treebank").toString());
      assertThat(code).isEqualTo(ExitCodes.MODEL_MISSING);
    } finally {
      System.clearProperty("barograph.wanted");
    }
    assertThat(wanted).hasContent("treebank");
    assertThat(err.toString()).isEmpty();
  }

  private Path configOfModel(String model) throws IOException {
    return Files.writeString(
        folder.resolve("barograph.yaml"),
        "brands: [{id: a, name: Acme, aliases: [acme]}]\nsentiment: {model: " + model + "}\n");
  }

  @Test
  void aLabelSaysExactlyOneThing() {
    assertThat(run("label", "hn|1|acme", "--by", "ann")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("label", "hn|1|acme", "--by", "ann", "--not-us", "--this-is-us"))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aLabelThatTheJobWouldRefuseIsNotSent() {
    int code = run("label", "hn|1", "--by", "ann", "--not-us", "--bootstrap", "127.0.0.1:1");

    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("must be channel|post|brand, got \"hn|1\"");
  }

  @Test
  void aLabelOfABrandThatIsNotConfiguredIsNotSent() throws Exception {
    var config =
        Files.writeString(
            folder.resolve("barograph.yaml"),
            "brands:\n  - {id: acme, name: Acme, aliases: [Acme]}\n");

    int code =
        run("label", "hn|1|akme", "--by", "ann", "--this-is-us", "--config", config.toString());

    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("no brand 'akme'", "it has acme");
  }

  @Test
  void topicPrefixThatKafkaRefusesIsAUsageError() {
    int code = run("replay", "file", "--bootstrap", "127.0.0.1:1", "--topic-prefix", "a b");
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--topic-prefix: a Kafka topic's name");
  }

  @Test
  void statusOfAStackThatWasNeverStartedIsAbsent() {
    int code = run("stack", "status", "--data", folder.toString());
    assertThat(code).isEqualTo(ExitCodes.FAILED);
    assertThat(out.toString()).startsWith("stack: absent in " + folder);
  }

  private int run(String... arguments) {
    return Barograph.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
