package org.barograph.jobs.config.live;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The configuration by event time, as a task of a job sees it. Safe for several threads. */
public interface LiveConfig extends AutoCloseable {

  /**
   * The configuration that holds at {@code eventAt}; the same for everybody who asks, whenever they
   * do. Waits until every change up to then is known, so that no post is judged by a configuration
   * that a change has already replaced.
   *
   * @param eventAt epoch milliseconds
   * @throws IOException if the configuration cannot be read for long
   */
  EffectiveConfig at(long eventAt) throws IOException, InterruptedException;

  /** The changes that cannot be, in an order of their own; grows with the topic. */
  List<RefusedConfig> refused();

  /** The planned events of the file and of all changes known so far, in an order of their own. */
  List<KnownAnnotation> annotations();

  /** Has something made of every configuration that is to come, before its first post does. */
  void prepare(Consumer<EffectiveConfig> make);

  @Override
  void close();
}
