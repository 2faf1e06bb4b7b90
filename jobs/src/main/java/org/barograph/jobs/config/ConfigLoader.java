package org.barograph.jobs.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code barograph.yaml}: at most 5 MB of UTF-8, plain YAML 1.2 in one document, no tags, at
 * most 100 aliases. Limits of lists and texts stand with the rules.
 */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a file; its last name stands in the messages.
   *
   * @throws InvalidConfigException with every problem of the file, also when it cannot be read
   */
  public static BarographConfig load(Path file) {
    var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(YamlText.MAX_SIZE + 1);
    } catch (IOException e) {
      throw unreadable(name, "cannot be read: " + reason(e));
    }
    if (bytes.length > YamlText.MAX_SIZE) throw unreadable(name, "is larger than 5 MB");
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), name);
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
                BrandModelConfig.class,
                Defaults.BRAND_MODEL));
    var config =
        root.filter(node -> !YamlScalars.isNull(node))
            .map(node -> binder.bind(node, Defaults.CONFIG, ""))
            .orElse(Defaults.CONFIG);
    new BrandRules(problems).check(config.brands());
    new TopicRules(problems).check(config.topics(), config.brands());
    new SentimentRules(problems).check(config.sentiment(), config.brands());
    new DetectionRules(problems).check(config.detection());
    new InstallationRules(problems).check(config);
    problems.throwIfAny();
    return config;
  }
}
