package org.barograph.connectors.posts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/** Times as the records carry them: RFC 3339, written in UTC with milliseconds. */
final class Rfc3339 {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Rfc3339() {}

  /** Epoch milliseconds; empty if the text is no such time or its year has not four digits. */
  static OptionalLong parse(String text) {
    // Longer ones are no time but somebody's try at the parser.
    if (text.length() > 40) {
      return OptionalLong.empty();
    }
    try {
      var time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return ofFourDigitYear(time.toInstant());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong ofFourDigitYear(Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    return year < 1 || year > 9999 ? OptionalLong.empty() : OptionalLong.of(time.toEpochMilli());
  }

  static String format(long epochMillis) {
    return WRITTEN.format(Instant.ofEpochMilli(epochMillis));
  }
}
