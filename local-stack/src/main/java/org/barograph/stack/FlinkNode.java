package org.barograph.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.stack.node.OwnedProcess;

/** Configuration and command lines of a cluster's processes. */
record FlinkNode(FlinkSettings settings, int restPort, int rpcPort) {
  private static final String ID = "flink";
  private static final int FRAMEWORK_HEAP_MB = 128;
  private static final int OFF_HEAP_MB = 128;
  private static final int NETWORK_MB = 128;
  private static final int MANAGED_MB = 128;
  private static final int METASPACE_MB = 384;
  private static final int OVERHEAD_MB = 192;
  private static final int JOB_MANAGER_HEAP_MB = 512;

  Path log(String name) {
    return settings.folder().resolve("logs").resolve(name + ".log");
  }

  Path output(String name) {
    return settings.folder().resolve("logs").resolve(name + ".out");
  }

  void writeConfiguration() throws IOException {
    Files.createDirectories(conf());
    Files.createDirectories(log("").getParent());
    Files.createDirectories(temporary());
    var lines = new ArrayList<String>();
    configuration().forEach((key, value) -> lines.add(key + ": \"" + value + "\""));
    Files.write(conf().resolve("config.yaml"), lines);
  }

  private Map<String, String> configuration() {
    var all = new TreeMap<String, String>();
    all.put("jobmanager.rpc.address", "127.0.0.1");
    all.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    all.put("jobmanager.bind-host", "127.0.0.1");
    all.put("rest.address", "127.0.0.1");
    all.put("rest.bind-address", "127.0.0.1");
    all.put("rest.port", Integer.toString(restPort));
    all.put("rest.bind-port", Integer.toString(restPort));
    all.put("taskmanager.host", "127.0.0.1");
    all.put("taskmanager.bind-host", "127.0.0.1");
    all.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
    // Else the first task manager gets all of a small job.
    all.put("taskmanager.load-balance.mode", "SLOTS");
    // With every size given no program has to work them out before a start.
    all.put("taskmanager.cpu.cores", Integer.toString(settings.slots()));
    all.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP_MB + "m");
    all.put("taskmanager.memory.framework.off-heap.size", OFF_HEAP_MB + "m");
    all.put("taskmanager.memory.task.heap.size", settings.taskHeapMb() + "m");
    all.put("taskmanager.memory.task.off-heap.size", "0m");
    all.put("taskmanager.memory.network.min", NETWORK_MB + "m");
    all.put("taskmanager.memory.network.max", NETWORK_MB + "m");
    all.put("taskmanager.memory.managed.size", MANAGED_MB + "m");
    all.put("taskmanager.memory.jvm-metaspace.size", METASPACE_MB + "m");
    all.put("taskmanager.memory.jvm-overhead.min", OVERHEAD_MB + "m");
    all.put("taskmanager.memory.jvm-overhead.max", OVERHEAD_MB + "m");
    all.put("execution.checkpointing.dir", uri("checkpoints"));
    all.put("execution.checkpointing.savepoint-dir", uri("savepoints"));
    all.put("io.tmp.dirs", temporary().toString());
    all.put("web.tmpdir", temporary().toString());
    all.putAll(settings.options());
    return all;
  }

  Process launchJobManager() {
    return launch(
        "jobmanager",
        List.of("-Xmx" + JOB_MANAGER_HEAP_MB + "m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of("--configDir", conf().toString(), "--executionMode", "cluster"));
  }

  Process launchTaskManager(String name) {
    return launch(
        name,
        List.of(
            "-Xmx" + (FRAMEWORK_HEAP_MB + settings.taskHeapMb()) + "m",
            "-XX:MaxDirectMemorySize=" + (OFF_HEAP_MB + NETWORK_MB) + "m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("--configDir", conf().toString(), "-D", "taskmanager.resource-id=" + name));
  }

  private Process launch(
      String name, List<String> memory, String mainClass, List<String> arguments) {
    try {
      var home = StackHome.find();
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(memory);
      command.addAll(flags(name));
      command.addAll(List.of("-cp", classPath(home), OwnedProcess.class.getName()));
      command.addAll(owner());
      command.add(mainClass);
      command.addAll(arguments);
      var builder = new ProcessBuilder(command).directory(settings.folder().toFile());
      builder.redirectErrorStream(true).redirectOutput(output(name).toFile());
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      return builder.start();
    } catch (IOException e) {
      throw new StackException("cannot launch Flink's " + name + " in " + settings.folder(), e);
    }
  }

  private List<String> owner() {
    var owner =
        ProcessHandle.of(settings.ownerPid())
            .map(ProcessIdentity::of)
            .orElseThrow(
                () -> new StackException("no process " + settings.ownerPid() + " to be owner"));
    return List.of(Long.toString(owner.pid()), Long.toString(owner.startedAtMs()));
  }

  private List<String> flags(String name) {
    return List.of(
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:MaxMetaspaceSize=" + METASPACE_MB + "m",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        // Without it a job cannot be submitted over REST.
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + temporary(),
        "-Dlog4j2.configurationFile=flink-log4j2.xml",
        "-Dbarograph.log=" + log(name));
  }

  private String classPath(StackHome home) throws IOException {
    Path own = home.own(ID);
    var path = new ArrayList<Path>();
    path.add(OwnJar.write(conf(), own));
    if (Files.isRegularFile(own)) {
      path.add(own);
    }
    path.addAll(home.libraries(ID));
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private Path conf() {
    return settings.folder().resolve("conf");
  }

  private Path temporary() {
    return settings.folder().resolve("tmp");
  }

  private String uri(String folder) {
    return settings.folder().resolve(folder).toUri().toString();
  }
}
