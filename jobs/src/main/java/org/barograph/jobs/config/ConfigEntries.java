package org.barograph.jobs.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Single brands, topics, rules and annotations in the form of the Kafka topic of the configuration:
 * JSON objects with the keys of {@code barograph.yaml}. JSON is YAML, so the same rules read both.
 */
public final class ConfigEntries {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfigEntries() {}

  /**
   * Reads one brand and checks all of it that needs no other brand.
   *
   * @param name stands for the file in the messages
   * @throws InvalidConfigException with every problem
   */
  public static BrandConfig brand(String json, String name) {
    var problems = new Problems(name);
    var brand = bind(json, name, Defaults.BRAND, "brand", problems);
    new BrandRules(problems).checkAlone(brand, "brand");
    problems.throwIfAny();
    return brand;
  }

  /** As {@link #brand}; whether the topic's brands exist is not known here. */
  public static TopicConfig topic(String json, String name) {
    var problems = new Problems(name);
    var topic = bind(json, name, Defaults.TOPIC, "topic", problems);
    new TopicRules(problems).checkAlone(topic, "topic");
    problems.throwIfAny();
    return topic;
  }

  /** A rule as a part of {@code detection}. */
  public static Record rule(DetectionRule rule, String json, String name) {
    var problems = new Problems(name);
    var part = bind(json, name, rule.in(Defaults.DETECTION), "rule", problems);
    new DetectionRules(problems).check("rule", rule, part);
    problems.throwIfAny();
    return part;
  }

  /** As {@link #brand}; whether the annotation's brands exist is not known here. */
  public static AnnotationConfig annotation(String json, String name) {
    var problems = new Problems(name);
    var annotation = bind(json, name, Defaults.ANNOTATION, "annotation", problems);
    new AnnotationRules(problems).checkAlone(annotation, "annotation");
    problems.throwIfAny();
    return annotation;
  }

  private static <R extends Record> R bind(
      String json, String name, R defaults, String path, Problems problems) {
    var node = new YamlText(json, name, problems).compose();
    problems.throwIfAny();
    return node.map(n ->
            new YamlBinder(problems, Map.of(SubtopicConfig.class, Defaults.SUBTOPIC))
                .bind(n, defaults, path))
        .orElseGet(() -> {
          problems.addAt(1, 1, path, "is empty");
          return defaults;
        });
  }

  /** What the other methods read back; without nulls and empty lists. */
  public static ObjectNode json(Record entry) {
    var object = JSON.createObjectNode();
    for (RecordComponent component : entry.getClass().getRecordComponents()) {
      var key = Names.snakeCase(component.getName());
      switch (Records.get(component, entry)) {
        case null -> {}
        case List<?> list -> putAll(object, key, list);
        case String text -> object.put(key, text);
        case Integer number -> object.put(key, number);
        case Double number -> object.put(key, number);
        case Boolean flag -> object.put(key, flag);
        case Duration duration -> object.put(key, Durations.format(duration));
        case Enum<?> constant -> object.put(key, Names.inFile(constant));
        default -> throw new LinkageError("no JSON form for " + component);
      }
    }
    return object;
  }

  private static void putAll(ObjectNode object, String key, List<?> list) {
    if (list.isEmpty()) return;
    ArrayNode array = object.putArray(key);
    for (var item : list) {
      if (item instanceof Record record) array.add(json(record));
      else array.add((String) item);
    }
  }
}
