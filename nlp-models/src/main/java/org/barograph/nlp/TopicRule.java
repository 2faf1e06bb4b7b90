package org.barograph.nlp;

import java.util.List;

/**
 * When a text is about a topic: at least one of {@code any} (if there are some), every one of
 * {@code all} and not one of {@code none} stands in it. Each is a word or a phrase.
 *
 * @param id of the topic
 */
public record TopicRule(String id, List<String> any, List<String> all, List<String> none) {
  public TopicRule {
    any = List.copyOf(any);
    all = List.copyOf(all);
    none = List.copyOf(none);
  }
}
