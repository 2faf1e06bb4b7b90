package org.barograph.cli.demo;

import java.util.List;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Engagement;

/**
 * A post as it will be written.
 *
 * @param at when it is posted, epoch milliseconds
 * @param langHint what the channel says of the language, which may be wrong; null when it says
 *     nothing
 * @param inReplyTo id of the post that it answers; null when it answers none
 * @param repostOf id of the post that it repeats; null for an original
 */
record Draft(
    String channel,
    String id,
    Author author,
    long at,
    Text content,
    String langHint,
    String inReplyTo,
    String repostOf,
    String conversation,
    Engagement engagement) {

  String key() {
    return channel + ":" + id;
  }

  boolean isMention() {
    return !content.labels().isEmpty();
  }

  boolean names(String brand) {
    return content.labels().stream().anyMatch(label -> label.brand().equals(brand));
  }

  List<String> brands() {
    return content.labels().stream().map(Label::brand).toList();
  }
}
