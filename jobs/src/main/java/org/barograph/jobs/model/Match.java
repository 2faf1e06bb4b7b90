package org.barograph.jobs.model;

import java.util.List;

/**
 * Where and why a post names a brand.
 *
 * @param kind one of exact, handle, hashtag, domain, split_joined, inflected, misspelled,
 *     obfuscated, query, labelled
 * @param confidence in (0, 1]
 * @param start of the span in the text, in Unicode code points, inclusive
 * @param end of the span, exclusive
 * @param reasons what spoke for and against, for people
 */
public record Match(
    String brand,
    String alias,
    String kind,
    double confidence,
    int start,
    int end,
    List<String> reasons) {}
