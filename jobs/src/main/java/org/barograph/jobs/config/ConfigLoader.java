package org.barograph.jobs.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code barograph.yaml}: at most 5 MB of UTF-8, plain YAML 1.2 in one document, no tags, at
 * most 100 aliases. Limits of lists and texts stand with the rules.
 */
public final class ConfigLoader {

  private static final String FIXED = "cannot change while the jobs run";

  private ConfigLoader() {}

  /**
   * Reads a file; its last name stands in the messages.
   *
   * @throws InvalidConfigException with every problem of the file, also when it cannot be read
   */
  public static BarographConfig load(Path file) {
    return parse(read(file), nameOf(file));
  }

  private static String nameOf(Path file) {
    return file.getFileName() == null ? file.toString() : file.getFileName().toString();
  }

  private static String read(Path file) {
    var name = nameOf(file);
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(YamlText.MAX_SIZE + 1);
    } catch (IOException e) {
      throw unreadable(name, "cannot be read: " + reason(e));
    }
    if (bytes.length > YamlText.MAX_SIZE) throw unreadable(name, "is larger than 5 MB");
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(name, "is not UTF-8");
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "access denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static InvalidConfigException unreadable(String name, String message) {
    return new InvalidConfigException(List.of(new Problem(name, 1, 1, "", message)));
  }

  /**
   * Reads what a file would hold.
   *
   * @param name stands for the file in the messages
   * @throws InvalidConfigException with every problem of the text
   */
  public static BarographConfig parse(String text, String name) {
    var problems = new Problems(name);
    var config = bind(text, name, problems);
    new BrandRules(problems).check(config.brands());
    new TopicRules(problems).check(config.topics(), config.brands());
    new SentimentRules(problems).check(config.sentiment(), config.brands());
    new MatchRules(problems).check(config.match());
    new DetectionRules(problems).check(config.detection());
    new AnnotationRules(problems).check(config.detection().annotations(), config.brands());
    new DeliveryRules(problems).check(config.delivery(), config.brands(), config.topics());
    new InstallationRules(problems).check(config);
    problems.throwIfAny();
    return config;
  }

  /**
   * Reads the brands and topics of a file that are to join those that are live, or to replace those
   * of the same id. The file's other keys are not looked at.
   *
   * @throws InvalidConfigException with every problem of the file, and with those that it would
   *     have beside what is live
   */
  public static Changes changes(Path file, BarographConfig live) {
    return changes(read(file), nameOf(file), live);
  }

  /** As {@link #changes(Path, BarographConfig)}, of what a file would hold. */
  public static Changes changes(String text, String name, BarographConfig live) {
    var problems = new Problems(name);
    var config = bind(text, name, problems);
    var changes = new Changes(config.brands(), config.topics());
    var others = without(live.brands(), BrandConfig::id, config.brands());
    new BrandRules(problems).checkBeside(config.brands(), others);
    new TopicRules(problems)
        .check(config.topics(), Stream.concat(others.stream(), config.brands().stream()).toList());
    if (changes.brands().isEmpty() && changes.topics().isEmpty()) {
      problems.addAt(1, 1, "", "has neither brands nor topics");
    }
    problems.throwIfAny();
    return changes;
  }

  /**
   * Reads the rules and annotations of a file that are to hold from some time on. What the file
   * does not say of a rule stays as it is live; its annotations join those that are live, or
   * replace those of the same id. The file's brands, topics and so on are not looked at.
   *
   * @throws InvalidConfigException with every problem of the file, and with those that it would
   *     have beside what is live; window sizes and lateness among them, on which running jobs have
   *     built their state
   */
  public static RuleChanges ruleChanges(Path file, BarographConfig live) {
    return ruleChanges(read(file), nameOf(file), live);
  }

  /** As {@link #ruleChanges(Path, BarographConfig)}, of what a file would hold. */
  public static RuleChanges ruleChanges(String text, String name, BarographConfig live) {
    var problems = new Problems(name);
    var before = live.detection().withAnnotations(List.of());
    var after = bind(text, name, problems, Defaults.CONFIG.withDetection(before)).detection();
    new DetectionRules(problems).check(after);
    new AnnotationRules(problems).check(after.annotations(), live.brands());
    if (!after.windows().equals(before.windows())) {
      problems.add("detection.windows", FIXED);
    }
    if (!after.allowedLateness().equals(before.allowedLateness())) {
      problems.add("detection.allowed_lateness", FIXED);
    }
    if (!problems.isGiven("detection")) {
      problems.addAt(1, 1, "", "has no detection");
    }
    problems.throwIfAny();
    var rules = new EnumMap<DetectionRule, Record>(DetectionRule.class);
    for (var rule : DetectionRule.values()) {
      if (!rule.in(after).equals(rule.in(before))) rules.put(rule, rule.in(after));
    }
    return new RuleChanges(rules, after.annotations());
  }

  /**
   * Reads a file of rules alone: the key {@code detection} and no other.
   *
   * @throws InvalidConfigException with every problem of the rules
   */
  public static DetectionConfig detection(Path file) {
    var problems = new Problems(nameOf(file));
    var root = new YamlText(read(file), nameOf(file), problems).compose();
    problems.throwIfAny();
    var binder = new YamlBinder(problems, Map.of(AnnotationConfig.class, Defaults.ANNOTATION));
    var defaults = new RulesFile(Defaults.DETECTION);
    var rules =
        root.filter(node -> !YamlScalars.isNull(node))
            .map(node -> binder.bind(node, defaults, ""))
            .orElse(defaults);
    new DetectionRules(problems).check(rules.detection());
    problems.throwIfAny();
    return rules.detection();
  }

  /**
   * What a file would change.
   *
   * @param rules those that are not as before
   * @param annotations all of the file
   */
  public record RuleChanges(Map<DetectionRule, Record> rules, List<AnnotationConfig> annotations) {
    public static final RuleChanges NONE = new RuleChanges(Map.of(), List.of());
  }

  /** What a file would change. */
  public record Changes(List<BrandConfig> brands, List<TopicConfig> topics) {}

  private static <T> List<T> without(List<T> all, Function<T, String> id, List<T> others) {
    var ids = others.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    return all.stream().filter(one -> !ids.contains(id.apply(one))).toList();
  }

  private static BarographConfig bind(String text, String name, Problems problems) {
    return bind(text, name, problems, Defaults.CONFIG);
  }

  private static BarographConfig bind(
      String text, String name, Problems problems, BarographConfig defaults) {
    var root = new YamlText(text, name, problems).compose();
    problems.throwIfAny();
    var binder =
        new YamlBinder(
            problems,
            Map.of(
                BrandConfig.class,
                Defaults.BRAND,
                TopicConfig.class,
                Defaults.TOPIC,
                SubtopicConfig.class,
                Defaults.SUBTOPIC,
                BrandModelConfig.class,
                Defaults.BRAND_MODEL,
                AnnotationConfig.class,
                Defaults.ANNOTATION,
                ReceiverConfig.class,
                Defaults.RECEIVER,
                RouteConfig.class,
                Defaults.ROUTE,
                MuteTimeConfig.class,
                Defaults.MUTE_TIME));
    return root.filter(node -> !YamlScalars.isNull(node))
        .map(node -> binder.bind(node, defaults, ""))
        .orElse(defaults);
  }
}
