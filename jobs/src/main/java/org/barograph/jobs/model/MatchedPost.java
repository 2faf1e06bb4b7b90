package org.barograph.jobs.model;

import java.util.List;

/** A post operation with the brands it names; a delete names none. */
public record MatchedPost(Post post, List<Mention> mentions) {}
