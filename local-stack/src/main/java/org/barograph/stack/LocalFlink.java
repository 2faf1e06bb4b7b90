package org.barograph.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real Flink cluster on loopback: a job manager and task managers, each a process of its own.
 *
 * <pre>{@code
 * try (var flink = LocalFlink.start(FlinkSettings.in(Path.of("data/flink")))) {
 *   String jar = flink.rest().upload(jobJar);
 *   String job = flink.rest().run(jar, "org.example.Job", List.of("--config", "job.yaml"),
 *       Map.of(), null);
 * }
 * }</pre>
 */
public final class LocalFlink implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long STOP_SECONDS = 15;
  private static final String JOB_MANAGER = "jobmanager";

  private final FlinkNode node;
  private final FlinkRest rest;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private int launched;

  private LocalFlink(FlinkNode node, FlinkRest rest) {
    this.node = node;
    this.rest = rest;
  }

  /**
   * Returns when every task manager has registered.
   *
   * @throws StackException when that does not happen, with the last lines of the logs; then nothing
   *     is left running
   */
  public static LocalFlink start(FlinkSettings settings) {
    var ports = new FreePorts();
    var node = new FlinkNode(settings, ports.take(0, "flink"), ports.take(0, "flink"));
    var rest = new FlinkRest(URI.create("http://127.0.0.1:" + node.restPort()));
    var flink = new LocalFlink(node, rest);
    try {
      node.writeConfiguration();
      flink.processes.put(JOB_MANAGER, node.launchJobManager());
      for (int i = 0; i < settings.taskManagers(); i++) {
        flink.launchTaskManager();
      }
      flink.await(() -> rest.taskManagers() >= settings.taskManagers());
      return flink;
    } catch (IOException e) {
      flink.close();
      throw new StackException("cannot write Flink's configuration in " + settings.folder(), e);
    } catch (RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  public FlinkRest rest() {
    return rest;
  }

  /** Names of the task managers that run, oldest first. */
  public List<String> taskManagers() {
    return processes.entrySet().stream()
        .filter(each -> !each.getKey().equals(JOB_MANAGER) && each.getValue().isAlive())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** As {@code kill -9}; returns when the process is gone. */
  public void killTaskManager(String name) {
    end(List.of(processes.get(name)), true);
  }

  /** One more; returns its name at once, it registers a few seconds later. */
  public String launchTaskManager() {
    String name = "taskmanager-" + ++launched;
    processes.put(name, node.launchTaskManager(name));
    return name;
  }

  private void await(BooleanSupplier ready) {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!ready.getAsBoolean()) {
      processes.forEach((name, process) -> {
        if (!process.isAlive()) {
          throw failed(name, "ended with exit code " + process.exitValue());
        }
      });
      if (System.nanoTime() > deadline) {
        throw failed(JOB_MANAGER, "has not got all task managers in " + START_TIMEOUT);
      }
      Supervisor.pause();
    }
  }

  private StackException failed(String name, String what) {
    return new StackException(
        "Flink did not start: %s %s (folder %s)%s%s"
            .formatted(
                name,
                what,
                node.settings().folder(),
                LogTail.of(node.output(name)),
                LogTail.of(node.log(name))));
  }

  private static void end(List<Process> some, boolean forcibly) {
    try {
      if (!forcibly) {
        some.forEach(Process::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        for (Process each : some) {
          each.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      }
      for (Process each : some) {
        each.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      some.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all processes; jobs that run are not cancelled and leave their checkpoints. */
  @Override
  public void close() {
    end(new ArrayList<>(processes.values()), false);
  }
}
