package org.barograph.jobs.match;

import java.util.List;
import org.barograph.jobs.model.Match;

/**
 * What a text names, and what was looked at and turned down.
 *
 * @param rejected the last of its reasons says why; its confidence is what it got
 */
public record Explanation(List<Match> accepted, List<Match> rejected) {}
