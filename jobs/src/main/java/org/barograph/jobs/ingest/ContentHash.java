package org.barograph.jobs.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.barograph.jobs.model.Post;

/**
 * Identity of what an operation says: the first 64 bits of SHA-256 over its fields, so that the
 * order of keys and white space in the JSON do not matter. Keyed nowhere; ties of event time are
 * broken by it.
 */
final class ContentHash {

  private ContentHash() {}

  static Post stamp(Post post) {
    return new Post(
        post.op(),
        post.channel(),
        post.id(),
        post.author(),
        post.eventAt(),
        post.createdAt(),
        post.text(),
        post.lang(),
        post.url(),
        post.inReplyTo(),
        post.repostOf(),
        post.conversation(),
        post.engagement(),
        of(post),
        post.ingestedAt());
  }

  private static long of(Post post) {
    StringBuilder all = new StringBuilder(512);
    append(all, post.channel(), post.id(), post.text(), post.lang(), post.url());
    append(all, post.inReplyTo(), post.repostOf(), post.conversation());
    append(all, post.author().id(), post.author().handle(), post.author().name());
    all.append(post.author().followers()).append(post.author().bot() ? 'b' : 'h');
    all.append(post.op().rank()).append('/').append(post.eventAt());
    all.append('/').append(post.createdAt());
    all.append('/').append(post.engagement().likes());
    all.append('/').append(post.engagement().reposts());
    all.append('/').append(post.engagement().replies());
    byte[] digest = sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /** Length first, so that no two different lists of fields read the same. */
  private static void append(StringBuilder all, String... fields) {
    for (String field : fields) {
      if (field == null) {
        all.append("-;");
      } else {
        all.append(field.length()).append(':').append(field);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
