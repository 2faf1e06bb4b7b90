package org.barograph.cli.brands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barograph.cli.LiveChange;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes brands and topics of running jobs. */
@Command(
    name = "push",
    description = {
      "Adds or replaces the brands and topics of a file, all of them at once.",
      "",
      "They are checked beside what is live; with a mistake, nothing is changed. What is the same"
          + " already gets no new version. Without --effective the change takes effect 3 seconds"
          + " from now, which is as soon as every instance of every job can follow it at the very"
          + " same post.",
      ""
    })
final class PushCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "YAML with brands, topics or both, as in barograph.yaml.")
  private Path file;

  @Option(
      names = "--brand",
      paramLabel = "ID",
      description = "Of the file's brands only this one; to be repeated. Topics stay as they are.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "A brand to be looked for no longer; to be repeated.")
  private Set<String> removed = new LinkedHashSet<>();

  @Mixin private final LiveChange change = new LiveChange();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file == null && removed.isEmpty()) {
      throw new UsageException("nothing to push: say a FILE, or --remove ID");
    }
    return change.push(live -> {
      ConfigLoader.Changes changes = changes(live);
      return plan -> plan.records(changes, removed);
    });
  }

  private ConfigLoader.Changes changes(BarographConfig live) {
    if (file == null) {
      return new ConfigLoader.Changes(List.of(), List.of());
    }
    ConfigLoader.Changes all = ConfigLoader.changes(file, live);
    if (only.isEmpty()) {
      return all;
    }
    List<String> missing = new ArrayList<>(only);
    all.brands().forEach(brand -> missing.remove(brand.id()));
    if (!missing.isEmpty()) {
      throw new UsageException("--brand: " + file + " has no brand " + missing.getFirst());
    }
    return new ConfigLoader.Changes(
        all.brands().stream().filter(brand -> only.contains(brand.id())).toList(), List.of());
  }
}
