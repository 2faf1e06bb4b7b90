package org.barograph.jobs.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Binds YAML nodes to records. What is missing is taken from a default instance; what cannot be
 * read is reported, replaced by its default, and reading goes on, so that every problem shows at
 * once. Types in a record decide how deep it reads.
 */
final class YamlBinder {
  /** Of any list; rules set lower limits. */
  static final int MAX_ITEMS = 5000;

  private final Problems problems;
  private final Map<Class<?>, Record> defaultsOfItems;
  private final YamlScalars scalars;

  /**
   * @param defaultsOfItems for every record type that stands in a list
   */
  YamlBinder(Problems problems, Map<Class<?>, Record> defaultsOfItems) {
    this.problems = problems;
    this.defaultsOfItems = defaultsOfItems;
    this.scalars = new YamlScalars(problems);
  }

  <R extends Record> R bind(Node node, R defaults, String path) {
    problems.locate(path, mark(node));
    @SuppressWarnings("unchecked") // an object's class
    var type = (Class<R>) defaults.getClass();
    if (!(node instanceof MappingNode mapping)) {
      problems.addUnreadable(
          path, mark(node), "must be a mapping of keys, got " + YamlScalars.kind(node));
      return defaults;
    }
    var components = new LinkedHashMap<String, RecordComponent>();
    for (var component : type.getRecordComponents())
      components.put(Names.snakeCase(component.getName()), component);
    var values = entries(mapping, path);
    values.forEach((key, entry) -> refuseUnknown(key, entry, components, path));
    return Records.create(
        type,
        components.entrySet().stream()
            .map(e ->
                component(
                    e.getValue(), e.getKey(), values.get(e.getKey()), defaults, path, mapping))
            .toArray());
  }

  private void refuseUnknown(
      String key, Entry entry, Map<String, RecordComponent> known, String path) {
    if (known.containsKey(key)) return;
    var hint = problems.didYouMean(key, known.keySet());
    var rule = hint.isEmpty() ? "; known are " + String.join(", ", known.keySet()) : hint;
    problems.addUnreadable(path, mark(entry.key()), "unknown key " + Text.quote(key) + rule);
  }

  private Object component(
      RecordComponent component,
      String key,
      Entry entry,
      Record defaults,
      String parent,
      Node mapping) {
    var path = parent.isEmpty() ? key : parent + "." + key;
    var fallback = Records.get(component, defaults);
    if (entry == null || YamlScalars.isNull(entry.value())) {
      if (component.isAnnotationPresent(Required.class))
        problems.addUnreadable(path, mark(mapping), "is required");
      return fallback;
    }
    var value = value(component.getGenericType(), entry.value(), fallback, path);
    return value == null ? fallback : value;
  }

  /** Null if it cannot be read. */
  private Object value(Type type, Node node, Object fallback, String path) {
    problems.locate(path, mark(node));
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          list(list.getActualTypeArguments()[0], node, path);
      case ParameterizedType map when map.getRawType() == Map.class -> settings(node, path);
      case Class<?> plain when plain.isRecord() -> bind(node, (Record) fallback, path);
      case Class<?> plain -> scalar(plain, node, path);
      default -> throw new LinkageError("no binding for " + type);
    };
  }

  private Object scalar(Class<?> type, Node node, String path) {
    if (type == String.class) return scalars.text(node, path);
    if (type == int.class || type == Integer.class) return scalars.integer(node, path);
    if (type == double.class) return scalars.decimal(node, path);
    if (type == boolean.class) return scalars.bool(node, path);
    if (type == Duration.class) return scalars.duration(node, path);
    if (type.isEnum()) return scalars.oneOf(type, node, path);
    throw new LinkageError("no binding for " + type);
  }

  private List<Object> list(Type type, Node node, String path) {
    if (!(node instanceof SequenceNode sequence)) {
      problems.addUnreadable(path, mark(node), "must be a list, got " + YamlScalars.kind(node));
      return null;
    }
    if (sequence.getValue().size() > MAX_ITEMS) {
      problems.addUnreadable(
          path,
          mark(node),
          "must have at most " + MAX_ITEMS + " entries, got " + sequence.getValue().size());
      return null;
    }
    var defaults = defaultsOfItems.get(type);
    var items = new ArrayList<Object>();
    for (var item : sequence.getValue()) {
      var at = path + "[" + items.size() + "]";
      problems.locate(at, mark(item));
      // A record that cannot be read still takes its place: its neighbours keep their index.
      var value = defaults == null ? scalar((Class<?>) type, item, path) : bind(item, defaults, at);
      if (value != null) items.add(value);
    }
    return items;
  }

  private Map<String, Setting> settings(Node node, String path) {
    if (!(node instanceof MappingNode mapping)) {
      problems.addUnreadable(
          path, mark(node), "must be a mapping of keys, got " + YamlScalars.kind(node));
      return null;
    }
    var settings = new LinkedHashMap<String, Setting>();
    entries(mapping, path)
        .forEach((key, entry) -> {
          var at = path + "." + Text.printable(key);
          problems.locate(at, mark(entry.key()));
          var setting = setting(entry.value(), at);
          if (setting != null) settings.put(key, setting);
        });
    return settings;
  }

  private Setting setting(Node node, String path) {
    if (node instanceof ScalarNode scalar && !YamlScalars.isNull(node)) {
      var value = scalars.raw(scalar, path);
      return value == null ? null : Setting.plain(value);
    }
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      var only = mapping.getValue().getFirst();
      var form = only.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      if (Arrays.asList("env", "file").contains(form)) {
        var place = scalars.text(only.getValueNode(), path);
        if (place == null) return null;
        return form.equals("env") ? Setting.env(place) : Setting.file(place);
      }
    }
    problems.addUnreadable(path, mark(node), "must be a value, {env: NAME} or {file: PATH}");
    return null;
  }

  private record Entry(Node key, Node value) {}

  /** The first of each key; others are problems. */
  private Map<String, Entry> entries(MappingNode mapping, String path) {
    var entries = new LinkedHashMap<String, Entry>();
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.NULL)) {
        problems.addUnreadable(path, mark(tuple.getKeyNode()), "a key must be a plain word");
        continue;
      }
      var first = entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode()));
      if (first != null) {
        int line = mark(first.key()).getLine() + 1;
        problems.addUnreadable(
            path,
            mark(key),
            "key " + Text.quote(key.getValue()) + " is already given (line " + line + ")");
      }
    }
    return entries;
  }

  private static Mark mark(Node node) {
    return node.getStartMark().orElseThrow(); // marks are on by default
  }
}
