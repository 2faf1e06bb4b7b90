package org.barograph.connectors.posts;

import java.util.function.LongConsumer;

/**
 * How to read a file of posts.
 *
 * @param mapping columns of a CSV file onto fields, see {@link MappingSyntax}; null maps columns
 *     that are named like fields
 * @param timeFormat of a CSV file, see {@link TimeFormat}; null for RFC 3339
 * @param bytesRead hears how much of the file has been read
 */
public record ReadSettings(String mapping, String timeFormat, LongConsumer bytesRead) {
  public static ReadSettings defaults() {
    return new ReadSettings(null, null, bytes -> {});
  }

  public ReadSettings withMapping(String newMapping) {
    return new ReadSettings(newMapping, timeFormat, bytesRead);
  }

  public ReadSettings withTimeFormat(String newTimeFormat) {
    return new ReadSettings(mapping, newTimeFormat, bytesRead);
  }

  public ReadSettings withBytesRead(LongConsumer newBytesRead) {
    return new ReadSettings(mapping, timeFormat, newBytesRead);
  }
}
