package org.barograph.jobs.model;

import java.util.List;

/**
 * What a mention speaks of beside its topics, and for whom it counts.
 *
 * @param subtopics {@code topic/sub}, sorted
 * @param intents what the author wants, sorted
 * @param phrases pairs of words, sorted
 * @param voiceOf ids of the brands in whose share of voice it counts, sorted
 */
public record Aspects(
    List<String> subtopics, List<String> intents, List<String> phrases, List<String> voiceOf) {

  public static final Aspects NONE = new Aspects(List.of(), List.of(), List.of(), List.of());
}
