package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
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
    var jdk = Files.createDirectories(temp.resolve("a jdk/bin"));
    for (var tool : List.of("java", "javac")) {
      executable(jdk.resolve(tool), "#!/bin/bash\nprintf '<%s>' \"$@\"\n");
    }
    Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"25.0.1\"\n");
    var run =
        run(
            List.of(
                root.resolve("barograph").toString(), "replay", "a file.csv", "--map", "a='b c'"),
            Map.of("BAROGRAPH_BUILD", "off", "BAROGRAPH_JAVA_HOME", jdk.getParent().toString()));
    assertThat(run.output())
        .startsWith("<-Dflag=1><-Dother=2><-Xmx3g><-Dbarograph.home=" + root + ">")
        .endsWith("<org.barograph.cli.Barograph><replay><a file.csv><--map><a='b c'>");
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
