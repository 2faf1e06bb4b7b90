package org.barograph.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.barograph.stack.StackState.ServerState;
import org.barograph.stack.node.OwnedProcess;

/** Turns a server's definition into a running process. */
record Launcher(StackFolder folder, StackHome home, ProcessIdentity owner) {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  Process launch(ServerKind kind, ServerState server) {
    try {
      folder.create(kind);
      var builder = new ProcessBuilder(command(kind, server));
      builder.directory(folder.run(kind).toFile());
      builder.redirectErrorStream(true).redirectOutput(folder.output(kind).toFile());
      // Meant for the parent: agents and debug ports would be taken twice.
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      return builder.start();
    } catch (IOException e) {
      throw new StackException("cannot launch " + kind.id() + " in " + folder.root(), e);
    }
  }

  private List<String> command(ServerKind kind, ServerState server) throws IOException {
    var definition = ServerDefinition.of(kind).prepare(folder, home, server);
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      // A session of its own: Ctrl-C reaches the owner, which then stops the server, and a server
      // without owner survives the terminal. setsid turns into java, the process id stays.
      command.add(SETSID.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(kind, server));
    command.addAll(definition.flags());
    List<Path> classPath = classPath(kind);
    if (Files.isWritable(home.cache(kind))) {
      command.addAll(new ClassArchive(home.cache(kind), classPath).flags());
    }
    command.addAll(List.of("-cp", join(classPath), OwnedProcess.class.getName()));
    command.add(owner == null ? "0" : Long.toString(owner.pid()));
    command.add(owner == null ? "0" : Long.toString(owner.startedAtMs()));
    command.add(definition.mainClass());
    command.addAll(definition.arguments());
    return command;
  }

  private List<String> flags(ServerKind kind, ServerState server) {
    return List.of(
        "-Xmx" + server.heapMb() + "m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:ErrorFile=" + folder.log(kind).resolveSibling(kind.id() + "-crash.log"),
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + folder.temporary(kind),
        "-Dlog4j2.configurationFile=" + kind.id() + "-log4j2.xml",
        "-Dbarograph.log=" + folder.log(kind));
  }

  private List<Path> classPath(ServerKind kind) throws IOException {
    Path own = home.own(kind);
    // An installation may be read-only; then every start goes without class archives.
    boolean cached = Files.isWritable(home.node(kind));
    var path = new ArrayList<Path>();
    path.add(OwnJar.write(cached ? home.cache(kind) : folder.run(kind), own));
    if (Files.isRegularFile(own)) {
      path.add(own);
    }
    path.addAll(home.libraries(kind));
    return path;
  }

  private static String join(List<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
