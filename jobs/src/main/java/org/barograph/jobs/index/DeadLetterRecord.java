package org.barograph.jobs.index;

import org.barograph.jobs.model.DeadLetter;

/** The record of the Kafka topic of dead letters. */
public final class DeadLetterRecord {

  private static final int MAX_DETAIL = 2_000;

  private DeadLetterRecord() {}

  public static byte[] json(DeadLetter letter) {
    return JsonDocument.bytes(json -> {
      json.number("schema", 1)
          .text("stage", letter.stage())
          .text("reason", letter.reason())
          .text("detail", cut(letter.detail()))
          .text("payload", letter.payload());
      if (letter.topic() != null) {
        json.text("topic", letter.topic())
            .number("partition", letter.partition())
            .number("offset", letter.offset());
      }
      json.text("key", letter.key());
    });
  }

  private static String cut(String detail) {
    if (detail.length() <= MAX_DETAIL) {
      return detail;
    }
    // Half a surrogate pair cannot be written.
    boolean parted = Character.isHighSurrogate(detail.charAt(MAX_DETAIL - 1));
    return detail.substring(0, parted ? MAX_DETAIL - 1 : MAX_DETAIL);
  }
}
