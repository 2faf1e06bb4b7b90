package org.barograph.cli;

import java.util.Locale;
import org.barograph.connectors.posts.Pacer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes in a replay.
 *
 * @param factor times real time; infinite for as fast as possible
 */
record Speed(double factor) {
  Pacer pacer() {
    return Double.isInfinite(factor) ? Pacer.unlimited() : Pacer.at(factor);
  }

  /** Reads {@code max}, {@code 60} or {@code 60x}. */
  static final class Converter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
      var plain = text.toLowerCase(Locale.ROOT);
      if (plain.equals("max")) {
        return new Speed(Double.POSITIVE_INFINITY);
      }
      try {
        double factor = Double.parseDouble(plain.replaceFirst("x$", ""));
        if (factor > 0 && factor < 1e9) {
          return new Speed(factor);
        }
      } catch (NumberFormatException e) {
        // Told below, together with the numbers that make no sense.
      }
      throw new TypeConversionException(
          "must be 'max' or a number above 0 (1 is real time, 60 a minute in a second), got '%s'"
              .formatted(text));
    }
  }
}
