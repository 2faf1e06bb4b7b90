package org.barograph.jobs.model;

/** Whose words are to be found nowhere any more. */
public record DeletedAuthor(String channel, String authorId) {}
