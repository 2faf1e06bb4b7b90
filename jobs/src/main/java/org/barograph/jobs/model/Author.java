package org.barograph.jobs.model;

/**
 * Who wrote a post.
 *
 * @param id the channel's own id of the author; null when the source gives none
 * @param handle without the leading at-sign; may be null
 * @param followers at the time of the post; 0 when unknown
 * @param bot whether the source itself declares the account automated
 */
public record Author(String id, String handle, String name, long followers, boolean bot) {

  public static final Author UNKNOWN = new Author(null, null, null, 0, false);
}
