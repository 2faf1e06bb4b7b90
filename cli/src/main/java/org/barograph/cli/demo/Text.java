package org.barograph.cli.demo;

import java.util.List;

/**
 * A text and what is true of it.
 *
 * @param lang the language it is written in (BCP 47)
 * @param labels one per brand that it names; empty for chatter
 */
record Text(String text, String lang, List<Label> labels) {

  static Text chatter(String text, String lang) {
    return new Text(text, lang, List.of());
  }
}
