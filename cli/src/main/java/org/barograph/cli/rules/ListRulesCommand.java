package org.barograph.cli.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.LiveListing;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.DataMissingConfig;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.LifeCycleConfig;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.config.live.ConfigType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the rules that are live and those to come. */
@Command(
    name = "list",
    description = {
      "Shows the rules and planned events that are live, and the changes to come.",
      ""
    })
final class ListRulesCommand implements Callable<Integer> {

  @Mixin private final LiveListing listing = new LiveListing();

  @Override
  public Integer call() throws IOException {
    return listing.print(EnumSet.of(ConfigType.RULE, ConfigType.ANNOTATION), this::entries);
  }

  private List<LiveListing.Entry> entries(BarographConfig live) {
    List<LiveListing.Entry> entries = new ArrayList<>();
    DetectionConfig detection = live.detection();
    for (DetectionRule rule : DetectionRule.values()) {
      entries.add(new LiveListing.Entry(ConfigType.RULE, rule.id(), inWords(rule.in(detection))));
    }
    for (AnnotationConfig annotation : detection.annotations()) {
      entries.add(
          new LiveListing.Entry(ConfigType.ANNOTATION, annotation.id(), annotation.title()));
    }
    return entries;
  }

  private static String inWords(Record rule) {
    return switch (rule) {
      case RuleConfig plain ->
          plain.enabled() ? word(plain.sensitivity()) + " sensitivity" : "switched off";
      case DataMissingConfig missing ->
          missing.enabled() ? word(missing.sensitivity()) + " sensitivity" : "switched off";
      case LifeCycleConfig life -> "resolves after " + life.resolveAfter();
      default -> "";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
