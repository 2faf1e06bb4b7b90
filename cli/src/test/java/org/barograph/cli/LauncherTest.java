package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, run with an empty environment in a folder with a blank in its name. */
@Timeout(60)
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "barograph");
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void copyScript() throws IOException {
    assumeThat(BASH).exists();
    root = Files.createDirectory(temp.resolve("a clone")).toRealPath();
    place(text -> text);
  }

  @Test
  void scriptIsValid() throws Exception {
    assertThat(run(List.of("-n", root.resolve("barograph").toString()), Map.of()).code()).isZero();
  }

  @Test
  void missingJdkIsToldWithTheWayToGetOne() throws Exception {
    // No machine has this one, whatever is installed.
    place(text -> text.replace("NEEDED_JAVA=21", "NEEDED_JAVA=999"));
    var run = run(List.of(root.resolve("barograph").toString(), "--help"), Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output())
        .contains("no JDK 999 or newer found", "https://adoptium.net", "BAROGRAPH_JAVA_HOME");
  }

  @Test
  void chosenJdkThatIsNoneIsToldInsteadOfAnother() throws Exception {
    var run =
        run(
            List.of(root.resolve("barograph").toString(), "--help"),
            Map.of("BAROGRAPH_JAVA_HOME", temp.toString()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("BAROGRAPH_JAVA_HOME=" + temp + " is no JDK 21");
  }

  @Test
  void missingMavenIsToldWithTheWayToGetIt() throws Exception {
    var tools = Files.createDirectory(temp.resolve("tools"));
    for (var tool : List.of("dirname", "sed", "mkdir", "readlink", "find", "head", "cat", "rm")) {
      var found = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" : "/bin/";
      executable(tools.resolve(tool), "#!/bin/bash\nexec " + found + tool + " \"$@\"\n");
    }
    var run =
        run(
            List.of(root.resolve("barograph").toString(), "test"),
            Map.of(
                "PATH", tools.toString(), "BAROGRAPH_JAVA_HOME", System.getProperty("java.home")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("Maven 3.8 or newer is needed", "https://maven.apache.org");
  }

  @Test
  void rootIsFoundThroughASymbolicLinkFromAnotherFolder() throws Exception {
    var link = Files.createSymbolicLink(temp.resolve("link"), root.resolve("barograph"));
    var run =
        run(
            List.of(link.toString(), "--help"),
            Map.of(
                "BAROGRAPH_BUILD", "off", "BAROGRAPH_JAVA_HOME", System.getProperty("java.home")));
    assertThat(run.output()).contains("nothing is built: " + root + "/cli/target/classpath");
  }

  @Test
  void argumentsReachJavaUntouched() throws Exception {
    var classPath = Files.createDirectories(root.resolve("cli/target")).resolve("classpath");
    Files.writeString(classPath, "nothing.jar");
    Files.writeString(root.resolve("pom.xml"), "<jvm.flags>-Dflag=1 -Dother=2</jvm.flags>");
    var jdk = jdk("printf '<%s>' \"$@\"");
    var run =
        run(
            List.of(
                root.resolve("barograph").toString(), "replay", "a file.csv", "--map", "a='b c'"),
            Map.of("BAROGRAPH_BUILD", "off", "BAROGRAPH_JAVA_HOME", jdk.toString()));
    assertThat(run.output())
        .startsWith("<-Dflag=1><-Dother=2><-Xmx3g><-Dbarograph.home=" + root + ">")
        .endsWith("<org.barograph.cli.Barograph><replay><a file.csv><--map><a='b c'>");
  }

  @Test
  void modelThatIsAskedForIsBuiltAndTheCommandStartsAgain() throws Exception {
    module("treebank");
    var run = runWithBuilds(jdk(ASKS_FOR_TREEBANK));
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.output().lines())
        .containsSubsequence(
            "maven -B -pl cli -am -DskipTests -Dspotless.check.skip package",
            "maven -B -Ptreebank -pl cli -am -DskipTests -Dspotless.check.skip package",
            "<demo><--seed><2> on jobs.jar:treebank.jar");
  }

  @Test
  void modelThatWasBuiltStaysOnTheClassPathOfLaterBuilds() throws Exception {
    module("treebank");
    Files.createDirectories(root.resolve("target"));
    Files.writeString(root.resolve("target/models"), "gone\ntreebank\n");
    var run = runWithBuilds(jdk(ASKS_FOR_TREEBANK));
    assertThat(run.output().lines().filter(line -> line.startsWith("maven ")))
        .containsExactly(
            "maven -B -Ptreebank -pl cli -am -DskipTests -Dspotless.check.skip package");
  }

  @Test
  void modelThatIsNotFoundAfterItsBuildIsNotBuiltForEver() throws Exception {
    module("treebank");
    var run = runWithBuilds(jdk(WANTS.formatted("true")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("the model treebank was built and is still not found");
  }

  @Test
  void modelOfAnotherCloneIsRefused() throws Exception {
    var run = runWithBuilds(jdk(ASKS_FOR_TREEBANK));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("nlp-models/treebank is missing");
  }

  @Test
  void exitCodeOfTheCommandIsTheLaunchers() throws Exception {
    assertThat(runWithBuilds(jdk("exit 10")).code()).isEqualTo(10);
  }

  @Test
  void signalReachesTheCommandAndItsEndIsAwaited() throws Exception {
    assumeThat(ignoresInterrupts()).as("started by a shell that ignores SIGINT").isFalse();
    var java =
        "trap 'printf ended; exit 143' TERM\nkill -INT $PPID\nwhile :; do read -r -t 1 || true; done";
    var run = runWithBuilds(jdk(java));
    assertThat(run.output()).endsWith("ended");
    assertThat(run.code()).isEqualTo(130);
  }

  /** As after {@code command &} in a script: no shell below it can trap what was ignored then. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(ignored -> ignored.testBit(1)); // SIGINT is 2, and the first is bit 0.
  }

  /** A java that asks for a model if its class path does not fulfil a condition. */
  private static final String WANTS =
      """
      for argument; do
        case $argument in -Dbarograph.wanted=*) wanted=${argument#*=} ;; esac
      done
      while [ "$1" != -cp ]; do shift; done
      path=$2
      shift 3
      if %s; then printf treebank >"$wanted"; exit 10; fi
      printf '<%%s>' "$@"
      echo " on ${path#*:}"
      exit 7
      """;

  private static final String ASKS_FOR_TREEBANK =
      WANTS.formatted("[ \"$path\" = \"${path%treebank.jar}\" ]");

  /** A Maven that writes the class path as the real one does. */
  private static final String MAVEN =
      """
      #!/bin/bash
      if [ "$1" = -v ]; then echo "Apache Maven 3.9.9"; exit; fi
      echo "maven $*" >&2
      echo "maven $*" >>"$BUILDS"
      touch jobs.jar treebank.jar
      mkdir -p cli/target
      case $2 in *treebank*) echo jobs.jar:treebank.jar ;; *) echo jobs.jar ;; esac >cli/target/classpath
      """;

  private Run runWithBuilds(Path jdk) throws Exception {
    Files.createDirectories(root.resolve("nlp-models"));
    Files.writeString(root.resolve("nlp-models/pom.xml"), "<project/>");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    var maven = Files.createDirectory(temp.resolve("maven"));
    executable(maven.resolve("mvn"), MAVEN);
    var builds = temp.resolve("builds");
    var run =
        run(
            List.of(root.resolve("barograph").toString(), "demo", "--seed", "2"),
            Map.of(
                "PATH", maven + ":/usr/bin:/bin",
                "BUILDS", builds.toString(),
                "BAROGRAPH_JAVA_HOME", jdk.toString()));
    return new Run(run.code(), Files.readString(builds) + run.output());
  }

  private void module(String model) throws IOException {
    var module = Files.createDirectories(root.resolve("nlp-models").resolve(model));
    Files.writeString(module.resolve("pom.xml"), "<project/>");
  }

  /** A JDK whose java is a script. */
  private Path jdk(String java) throws IOException {
    var bin = Files.createDirectories(temp.resolve("a jdk/bin"));
    executable(bin.resolve("java"), "#!/bin/bash\n" + java + "\n");
    executable(bin.resolve("javac"), "#!/bin/bash\n");
    Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"25.0.1\"\n");
    return bin.getParent();
  }

  private record Run(int code, String output) {}

  private void place(UnaryOperator<String> change) throws IOException {
    executable(root.resolve("barograph"), change.apply(Files.readString(SCRIPT)));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run run(List<String> arguments, Map<String, String> environment) throws Exception {
    var command = new ArrayList<String>(List.of(BASH.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
