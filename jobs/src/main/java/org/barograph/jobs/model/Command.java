package org.barograph.jobs.model;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;

/**
 * A person's word on one mention. It holds until the next one on the same mention, edits of the
 * post included.
 *
 * @param id of the command; one that comes twice counts once
 * @param at when it was said, epoch milliseconds
 * @param polarity null unless the kind is {@link CommandKind#RELABEL}
 * @param note why; may be null
 */
public record Command(
    String id,
    CommandKind kind,
    String channel,
    String postId,
    String brand,
    long at,
    String by,
    Polarity polarity,
    String note) {

  /** Later wins; what is left of ties is broken by what the commands say. */
  public static final Comparator<Command> ORDER =
      Comparator.comparingLong(Command::at)
          .thenComparing(Command::id)
          .thenComparing(Command::brand)
          .thenComparing(Command::kind)
          .thenComparing(Command::by)
          .thenComparing(Command::polarity, nullsFirst(naturalOrder()))
          .thenComparing(comparing(Command::note, nullsFirst(naturalOrder())));

  /** {@code channel:id} of the post. */
  public String postKey() {
    return channel + ":" + postId;
  }

  public String mentionId() {
    return Mention.idOf(channel, postId, brand);
  }

  public Label label() {
    return new Label(polarity, by, at, note);
  }

  /**
   * Its place among the operations of the post: after those of the same instant, then by how many
   * came before. Another one that turns up before it moves it up, so that what it says is written
   * again.
   *
   * @param before operations and commands in order before it
   */
  public long revision(int before) {
    return (at << 21 | 3L << 19) + 2L * before;
  }
}
