package org.barograph.connectors.posts;

import java.io.IOException;

/** Takes the records of a file in the order in which they stand there. */
@FunctionalInterface
interface RawRecords {
  /**
   * More than this does not fit into a Kafka request of the default size (1 MiB) beside a key and
   * headers.
   */
  int MAX_BYTES = 900_000;

  /**
   * Takes one record.
   *
   * @param json at most {@link #MAX_BYTES}
   * @param line where the record starts, from 1
   */
  void accept(byte[] json, long line) throws IOException;
}
