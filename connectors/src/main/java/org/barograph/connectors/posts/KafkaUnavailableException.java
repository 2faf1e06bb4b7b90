package org.barograph.connectors.posts;

/** Kafka does not answer, or refuses what is asked; the message names the broker and the reason. */
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
