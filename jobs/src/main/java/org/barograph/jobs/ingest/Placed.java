package org.barograph.jobs.ingest;

/** Knows where in its Kafka topic it was read; both 0 outside Kafka. */
public interface Placed {

  int partition();

  long offset();
}
