package org.barograph.cli.live;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.cli.pipeline.EmbeddedFlink;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.jobs.DeliverAlertsJob;
import org.barograph.jobs.config.BarographConfig;

/** Jobs in a process of their own, which can be killed. */
final class PipelineProcess implements AutoCloseable {

  private static final String DELIVERY = "delivery";

  private final Process process;

  private PipelineProcess(Process process) {
    this.process = process;
  }

  /** Enrichment and detection, and delivery where there is a receiver. */
  static PipelineProcess start(BarographConfig config, Path folder) throws IOException {
    return start(config, folder, "all");
  }

  /** Delivery alone. */
  static PipelineProcess delivery(BarographConfig config, Path folder) throws IOException {
    return start(config, folder, DELIVERY);
  }

  private static PipelineProcess start(BarographConfig config, Path folder, String jobs)
      throws IOException {
    Path settings = folder.resolve("config.bin");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(settings))) {
      out.writeObject(config);
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx1500m");
    command.add("-Dbarograph.home=" + folder);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(PipelineProcess.class.getName());
    command.add(settings.toString());
    command.add(folder.resolve("state").toString());
    command.add(jobs);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("pipeline.log").toFile()))
            .start();
    return new PipelineProcess(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Runs until it is killed, or until the test that started it is gone. */
  public static void main(String[] args) throws Exception {
    BarographConfig config;
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
      config = (BarographConfig) in.readObject();
    }
    Path state = Path.of(args[1]);
    if (args[2].equals(DELIVERY)) {
      try (EmbeddedFlink flink = EmbeddedFlink.start(config, 1, state, 0)) {
        var job = flink.submit(DeliverAlertsJob.NAME, DeliverAlertsJob::live);
        whileParentLives(() -> flink.outcomes(job));
      }
    } else {
      try (Pipeline pipeline = Pipeline.start(config, state, 0)) {
        whileParentLives(pipeline::outcomes);
      }
    }
  }

  /** A look at the jobs: fails when one of them has. */
  private interface Look {
    Object look() throws IOException;
  }

  private static void whileParentLives(Look look) throws Exception {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    while (parent.isAlive()) {
      look.look();
      TimeUnit.SECONDS.sleep(1);
    }
  }
}
