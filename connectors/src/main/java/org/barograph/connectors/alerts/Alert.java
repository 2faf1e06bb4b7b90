package org.barograph.connectors.alerts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A notification, whoever gets it. Every text is one line and bounded, whatever was put in; each
 * medium escapes it in its own way.
 *
 * @param id the same for everything that is told of one matter, at most 255 characters
 * @param subject what the matter is; the same from its first alert to its last
 * @param headline how bad it is, with numbers
 * @param status where it stands, as a sentence
 * @param facts what is known, the most important first
 * @param quotes what people wrote: hostile
 * @param labels what identifies the matter; neither ids nor values
 * @param startedAt when the matter began
 * @param at when it came into this state
 * @param endedAt null while it goes on
 * @param test nobody has to do anything
 */
public record Alert(
    String id,
    State state,
    Severity severity,
    String subject,
    String headline,
    String status,
    List<Fact> facts,
    List<Quote> quotes,
    List<Link> links,
    Map<String, String> labels,
    Instant startedAt,
    Instant at,
    Instant endedAt,
    boolean test) {

  public static final int MAX_ID = 255;
  static final int MAX_LINE = 500;
  static final int MAX_FACTS = 30;
  static final int MAX_QUOTES = 3;
  static final int MAX_LINKS = 10;

  /** Of the matter. */
  public enum State {
    TRIGGERED,
    UPDATED,
    ACKNOWLEDGED,
    RESOLVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Error and critical wake people. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A thing that is known. */
  public record Fact(String name, String value) {
    public Fact {
      name = Texts.line(name, 60);
      value = Texts.line(value, MAX_LINE);
    }
  }

  /**
   * A post.
   *
   * @param source where it was written and what is to be said about it
   * @param url null, or an http(s) address
   */
  public record Quote(String text, String source, String url) {
    static final int MAX_TEXT = 280;

    public Quote {
      text = Texts.line(text, MAX_TEXT);
      source = Texts.line(source, MAX_LINE);
      url = Link.isUsable(url) ? url : null;
    }
  }

  public Alert {
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new IllegalArgumentException(
          "id must have 1 to " + MAX_ID + " characters, has " + id.length());
    }
    subject = Texts.line(subject, MAX_LINE);
    headline = Texts.line(headline, MAX_LINE);
    status = Texts.line(status, MAX_LINE);
    facts = facts.stream().limit(MAX_FACTS).toList();
    quotes = quotes.stream().limit(MAX_QUOTES).toList();
    links = links.stream().limit(MAX_LINKS).toList();
    Map<String, String> sorted = new TreeMap<>();
    labels.forEach((name, value) -> sorted.put(name, Texts.line(value, MAX_LINE)));
    labels = Collections.unmodifiableMap(sorted);
  }

  public boolean isResolved() {
    return state == State.RESOLVED;
  }

  /** The address of a link by its name; null if there is none. */
  String link(String name) {
    return links.stream()
        .filter(link -> link.name().equals(name))
        .map(Link::url)
        .findFirst()
        .orElse(null);
  }
}
