package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * When a rule fires, on top of its statistics.
 *
 * @param sensitivity how far off its baseline a window must be
 * @param minMentions in the window, at least 1; of {@code emerging_topic} stories
 * @param minAuthors different authors in the window, at least 1
 * @param minChange the smallest change worth a page. {@code sentiment_drop}: rise of the negative
 *     share, in (0, 1], 0.15 is 15 share points. {@code topic_spike} and {@code volume_spike}:
 *     observed / expected − 1, so 1.0 is twice the expected mentions. {@code emerging_topic}: the
 *     same of its share among the stories
 */
public record RuleConfig(
    boolean enabled, Sensitivity sensitivity, int minMentions, int minAuthors, double minChange)
    implements Serializable {}
