package org.barograph.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A small grammar of sentences. A section holds one phrase a line; in a phrase <code>{section}
 * </code> stands for a phrase of another section and <code>&lt;a|b|&gt;</code> for one of its
 * parts, which may be empty. Names in capitals, such as <code>{BRAND}</code>, are left for the
 * caller.
 */
final class PhraseBook {

  private static final int MAX_DEPTH = 12;
  private static final Pattern BLANKS = Pattern.compile(" {2,}");
  private static final Pattern BEFORE_MARK = Pattern.compile(" +([,.!?;:])");

  private final Map<String, List<String>> sections;
  private final String scope;

  private PhraseBook(Map<String, List<String>> sections, String scope) {
    this.sections = sections;
    this.scope = scope;
  }

  /** Reads resources beside this class; a section of several files is their union. */
  static PhraseBook load(String... resources) {
    Map<String, List<String>> sections = new HashMap<>();
    for (String resource : resources) {
      read(resource, sections);
    }
    return new PhraseBook(sections, null);
  }

  private static void read(String resource, Map<String, List<String>> sections) {
    try (InputStream in = PhraseBook.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> section = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("//")) {
          continue;
        }
        if (line.startsWith("[") && line.endsWith("]")) {
          String name = line.substring(1, line.length() - 1);
          section = sections.computeIfAbsent(name, any -> new ArrayList<>());
        } else if (section == null) {
          throw new IllegalStateException(
              resource + ": a phrase before the first section: " + line);
        } else {
          section.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** The same book in which sections named <code>section@scope</code> replace the plain ones. */
  PhraseBook scopedTo(String scope) {
    return new PhraseBook(sections, scope);
  }

  boolean has(String section) {
    return sections.containsKey(section) || sections.containsKey(section + "@" + scope);
  }

  /** The phrases of a section, as written. */
  List<String> phrases(String section) {
    List<String> phrases = sections.get(section + "@" + scope);
    if (phrases == null) {
      phrases = sections.get(section);
    }
    if (phrases == null) {
      throw new IllegalStateException("no section [" + section + "] in the phrase book");
    }
    return phrases;
  }

  /** A phrase of a section with everything in it decided, except names in capitals. */
  String say(String section, SplittableRandom random) {
    return expand(Draw.one(random, phrases(section)), random);
  }

  String expand(String phrase, SplittableRandom random) {
    return expand(phrase, random, 0);
  }

  private String expand(String phrase, SplittableRandom random, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException("phrases refer to each other without end: " + phrase);
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < phrase.length()) {
      char c = phrase.charAt(at);
      if (c == '<') {
        int end = closing(phrase, at);
        List<String> choices = choices(phrase.substring(at + 1, end));
        out.append(expand(Draw.one(random, choices), random, depth + 1));
        at = end + 1;
      } else if (c == '{' && !Character.isUpperCase(phrase.charAt(at + 1))) {
        int end = phrase.indexOf('}', at);
        String section = phrase.substring(at + 1, end);
        out.append(expand(Draw.one(random, phrases(section)), random, depth + 1));
        at = end + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return depth > 0 ? out.toString() : tidy(out.toString());
  }

  private static int closing(String phrase, int open) {
    int depth = 0;
    for (int i = open; i < phrase.length(); i++) {
      if (phrase.charAt(i) == '<') {
        depth++;
      } else if (phrase.charAt(i) == '>' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no > for a < in phrase: " + phrase);
  }

  private static List<String> choices(String inner) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == '|' && depth == 0) {
        choices.add(inner.substring(from, i));
        from = i + 1;
      }
    }
    choices.add(inner.substring(from));
    return choices;
  }

  /** Empty choices leave blanks behind. */
  private static String tidy(String text) {
    String single = BLANKS.matcher(text).replaceAll(" ");
    return BEFORE_MARK.matcher(single).replaceAll("$1").strip();
  }
}
