package org.barograph.jobs.enrich;

/** The tombstone of an author: what was written before it is taken back, whenever it comes. */
public record AuthorDelete(long eventAt, long revision) {}
