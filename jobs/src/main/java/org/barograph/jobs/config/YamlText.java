package org.barograph.jobs.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Text to a tree of YAML nodes. The engine composes recursively and follows aliases, so the cheap
 * flat pass over the events comes first and refuses what would be too deep, too often repeated or
 * more than plain data.
 */
final class YamlText {
  /** Code points; a file has at most as many bytes. */
  static final int MAX_SIZE = 5 * 1024 * 1024;

  static final int MAX_DEPTH = 20;
  static final int MAX_ALIASES = 100;

  private static final int MAX_MESSAGE = 200;

  private final String text;
  private final Problems problems;
  private final LoadSettings settings;

  // of the flat pass
  private final Deque<Optional<Anchor>> open = new ArrayDeque<>();
  private int aliases;
  private int documents;
  private boolean plain = true;

  YamlText(String text, String name, Problems problems) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.problems = problems;
    this.settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_SIZE + 1)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
  }

  /** Empty if the document is empty, or if it is not plain YAML: then a problem says so. */
  Optional<Node> compose() {
    if (text.length() > MAX_SIZE) {
      problems.addAt(1, 1, "", "is larger than 5 MB");
      return Optional.empty();
    }
    if (!isPrintable()) return Optional.empty();
    try {
      for (var event : new Parse(settings).parseString(text)) {
        if (!check(event)) return Optional.empty();
      }
      return plain ? new Compose(settings).composeString(text) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      refuse(e.getProblemMark().or(e::getContextMark), notYaml(describe(e)));
    } catch (YamlEngineException e) {
      refuse(Optional.empty(), notYaml(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static String describe(MarkedYamlEngineException e) {
    var context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ": ";
    var problem = String.valueOf(e.getProblem());
    boolean quotesHelp = problem.contains("cannot start any token") && !problem.contains("TAB");
    // The engine takes every such character for a slip of indentation.
    return context
        + (quotesHelp ? problem.replaceFirst("\\. \\(.*", "; put the value in quotes") : problem);
  }

  private static String notYaml(String message) {
    return "not YAML: " + Text.printable(message, MAX_MESSAGE);
  }

  /** The engine's own message for this has no line. */
  private boolean isPrintable() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (!StreamReader.isPrintable(codePoint)) {
        problems.addAt(
            line,
            column,
            "",
            String.format("not YAML: character U+%04X is not allowed", codePoint));
        return false;
      }
      i += Character.charCount(codePoint);
      boolean ends = codePoint == '\n' || (codePoint == '\r' && !text.startsWith("\n", i));
      column = ends ? 1 : column + 1;
      if (ends) line++;
    }
    return true;
  }

  /** False when reading on would be pointless. */
  private boolean check(Event event) {
    switch (event) {
      case DocumentStartEvent start -> {
        if (++documents > 1) {
          return refuse(start.getStartMark(), "only one YAML document is allowed");
        }
      }
      case CollectionStartEvent start -> {
        open.push(start.getAnchor());
        if (open.size() > MAX_DEPTH)
          return refuse(start.getStartMark(), "is nested more than " + MAX_DEPTH + " deep");
        start.getTag().ifPresent(tag -> refuseTag(start, tag));
      }
      case CollectionEndEvent end -> open.pop();
      case ScalarEvent scalar -> scalar.getTag().ifPresent(tag -> refuseTag(scalar, tag));
      case AliasEvent alias -> {
        if (++aliases > MAX_ALIASES)
          return refuse(alias.getStartMark(), "more than " + MAX_ALIASES + " aliases (*name)");
        if (open.contains(alias.getAnchor()))
          return refuse(alias.getStartMark(), "an alias inside of its own anchor");
      }
      default -> {}
    }
    return true;
  }

  private void refuseTag(Event event, String tag) {
    refuse(event.getStartMark(), "tags are not supported, got " + Text.quote(tag));
  }

  private boolean refuse(Optional<Mark> mark, String message) {
    plain = false;
    problems.addAt(
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        "",
        message);
    return false;
  }
}
