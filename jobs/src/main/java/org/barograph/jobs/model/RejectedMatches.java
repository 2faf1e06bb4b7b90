package org.barograph.jobs.model;

import java.util.List;

/**
 * What only looked like a brand in a version of a post; nothing where the version takes back what
 * an earlier one had.
 *
 * @param matches by place; the last of the reasons of each says why it was turned down, its
 *     confidence is what it got
 */
public record RejectedMatches(Post post, String configVersion, List<Match> matches) {}
