package org.barograph.connectors.posts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How a CSV file writes its times: RFC 3339, {@code epoch_s}, {@code epoch_ms}, or a pattern of
 * {@link DateTimeFormatter} with English names. A pattern without a zone means UTC.
 */
final class TimeFormat {
  private final Function<String, OptionalLong> parser;

  private TimeFormat(Function<String, OptionalLong> parser) {
    this.parser = parser;
  }

  /**
   * @param pattern null for RFC 3339
   * @throws IllegalArgumentException if it is no pattern; the message says why
   */
  static TimeFormat of(String pattern) {
    if (pattern == null) {
      return new TimeFormat(Rfc3339::parse);
    }
    return switch (pattern) {
      case "epoch_s" -> new TimeFormat(text -> epoch(text, 1000));
      case "epoch_ms" -> new TimeFormat(text -> epoch(text, 1));
      default -> {
        var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        yield new TimeFormat(text -> patterned(text, formatter));
      }
    };
  }

  /** Epoch milliseconds; empty if the text does not follow the format. */
  OptionalLong parse(String text) {
    return parser.apply(text.strip());
  }

  private static OptionalLong epoch(String text, long unit) {
    try {
      return Rfc3339.ofFourDigitYear(
          Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), unit)));
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong patterned(String text, DateTimeFormatter formatter) {
    try {
      var parsed =
          formatter.parseBest(
              text, ZonedDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
      return Rfc3339.ofFourDigitYear(
          switch (parsed) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> Instant.from(parsed);
          });
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
