package org.barograph.jobs.model;

/**
 * Input that could not be processed, kept with the reason and its origin.
 *
 * @param stage the stage that refused it, such as {@code parse}
 * @param reason a short fixed word that is counted, such as {@code not_json}
 * @param detail place, value and rule, for people
 * @param payload the input itself, at most {@link #MAX_PAYLOAD} characters of it
 * @param topic the Kafka topic or the file it came from
 * @param offset the Kafka offset, or the line (from 1) of a file
 */
public record DeadLetter(
    String stage,
    String reason,
    String detail,
    String payload,
    String topic,
    int partition,
    long offset,
    String key) {

  /** The stage of what is no input but a change of the configuration. */
  public static final String CONFIG = "config";

  /** The stage of what no receiver could be told. */
  public static final String DELIVER = "deliver";

  /** Characters of the payload that are kept. */
  public static final int MAX_PAYLOAD = 64 * 1024;
}
