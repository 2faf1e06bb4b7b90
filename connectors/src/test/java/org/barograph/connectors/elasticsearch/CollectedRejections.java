package org.barograph.connectors.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps rejections where the test finds them: the job runs in the test's JVM, with a copy of this
 * object.
 */
final class CollectedRejections implements RejectedDocuments {

  private static final Map<String, List<Rejection>> BY_RUN = new ConcurrentHashMap<>();

  private final String run;

  CollectedRejections(String run) {
    this.run = run;
  }

  @Override
  public Handler open() {
    return all()::add;
  }

  List<Rejection> all() {
    return BY_RUN.computeIfAbsent(run, key -> new CopyOnWriteArrayList<>());
  }
}
