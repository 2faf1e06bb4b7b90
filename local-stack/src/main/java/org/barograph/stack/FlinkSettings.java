package org.barograph.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A standalone session cluster to start.
 *
 * @param folder of configuration, logs, checkpoints and savepoints; created when absent
 * @param taskManagers how many, at least 1
 * @param slots of each task manager, at least 1
 * @param taskHeapMb heap for tasks of each task manager, MiB
 * @param ownerPid the processes end within seconds after this one
 * @param options further settings of Flink, which win over ours
 */
public record FlinkSettings(
    Path folder,
    int taskManagers,
    int slots,
    int taskHeapMb,
    long ownerPid,
    Map<String, String> options) {

  public FlinkSettings {
    folder = folder.toAbsolutePath().normalize();
    require(taskManagers >= 1, "at least one task manager is needed, got " + taskManagers);
    require(slots >= 1, "a task manager needs at least one slot, got " + slots);
    require(taskHeapMb >= 64, "task heap must be at least 64 MiB, got " + taskHeapMb);
    options = Map.copyOf(options);
  }

  /** Two task managers with two slots and 1 GiB each, owned by this process. */
  public static FlinkSettings in(Path folder) {
    return new FlinkSettings(folder, 2, 2, 1024, ProcessHandle.current().pid(), Map.of());
  }

  public FlinkSettings withTaskManagers(int count, int slotsEach) {
    return new FlinkSettings(folder, count, slotsEach, taskHeapMb, ownerPid, options);
  }

  public FlinkSettings withOption(String key, String value) {
    var more = new TreeMap<>(options);
    more.put(key, value);
    return new FlinkSettings(folder, taskManagers, slots, taskHeapMb, ownerPid, more);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("local Flink: " + message);
    }
  }
}
