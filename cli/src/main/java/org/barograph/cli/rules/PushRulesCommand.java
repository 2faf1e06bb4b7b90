package org.barograph.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barograph.cli.LiveChange;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes rules and planned events of running jobs. */
@Command(
    name = "push",
    description = {
      "Changes the rules of a file's detection, and adds or replaces its annotations, all at once.",
      "",
      "What the file does not say of a rule stays as it is live. With a mistake, nothing is"
          + " changed; what is the same already gets no new version. Without --effective the change"
          + " takes effect 3 seconds from now, which is as soon as every instance of the jobs can"
          + " follow it at the very same minute. An open incident whose rule is switched off is"
          + " resolved (config_changed).",
      ""
    })
final class PushRulesCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "YAML with detection, as in barograph.yaml.")
  private Path file;

  @Option(
      names = "--reset",
      paramLabel = "RULE",
      description =
          "A rule that shall be as in the file of the jobs again (sentiment_drop, ..., or"
              + " life_cycle for resolve_after, flap_time, fire_after, fire_within and cool_down);"
              + " to be repeated.")
  private Set<String> reset = new LinkedHashSet<>();

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "An annotation to remove; to be repeated.")
  private Set<String> removed = new LinkedHashSet<>();

  @Mixin private final LiveChange change = new LiveChange();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file == null && removed.isEmpty() && reset.isEmpty()) {
      throw new UsageException("nothing to push: say a FILE, --reset RULE or --remove ID");
    }
    Set<DetectionRule> asBefore = asBefore();
    return change.push(live -> {
      ConfigLoader.RuleChanges changes = changes(live, asBefore);
      return plan -> plan.ruleRecords(changes, asBefore, removed);
    });
  }

  private Set<DetectionRule> asBefore() {
    Set<DetectionRule> rules = EnumSet.noneOf(DetectionRule.class);
    for (String id : reset) {
      rules.add(
          DetectionRule.of(id)
              .orElseThrow(() ->
                  new UsageException("--reset: no rule '" + id + "'; there are " + allRules())));
    }
    return rules;
  }

  private static String allRules() {
    return Arrays.stream(DetectionRule.values())
        .map(DetectionRule::id)
        .collect(Collectors.joining(", "));
  }

  private ConfigLoader.RuleChanges changes(BarographConfig live, Set<DetectionRule> asBefore) {
    if (file == null) {
      return ConfigLoader.RuleChanges.NONE;
    }
    ConfigLoader.RuleChanges changes = ConfigLoader.ruleChanges(file, live);
    for (DetectionRule rule : asBefore) {
      if (changes.rules().containsKey(rule)) {
        throw new UsageException("--reset: " + file + " changes " + rule.id() + " as well");
      }
    }
    return changes;
  }
}
