package org.barograph.jobs.match;

import org.barograph.jobs.model.Post;
import org.barograph.jobs.query.Query;

/**
 * What a post says about itself, folded; null where it says nothing.
 *
 * @param author the author's handle
 */
record QueryContext(String author, String channel, String lang) {
  static final QueryContext NONE = new QueryContext(null, null, null);

  static QueryContext of(Post post) {
    return new QueryContext(
        post.author() == null ? null : fold(post.author().handle()),
        fold(post.channel()),
        fold(post.lang()));
  }

  boolean has(Query.Field field) {
    String own =
        switch (field.name()) {
          case AUTHOR -> author;
          case CHANNEL -> channel;
          case LANG -> lang;
        };
    return own != null && own.equals(fold(field.value()));
  }

  private static String fold(String value) {
    return value == null ? null : TagIndex.fold(TagIndex.strip(value, "@"));
  }
}
