package org.barograph.jobs.match;

/**
 * A stretch of text in which no running name is looked for.
 *
 * @param from first folded character, the sign included
 * @param to after the last
 * @param bodyFrom where the handle's or hashtag's name or the link's host begins
 * @param bodyTo after the last of it
 */
record Zone(Type type, int from, int to, int bodyFrom, int bodyTo) {
  enum Type {
    HANDLE,
    HASHTAG,
    LINK,
    /** A host name by itself: no scheme, no path. */
    HOST,
    EMAIL
  }
}
