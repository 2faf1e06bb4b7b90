package org.barograph.jobs.detect;

/** Names of the parts into which a pane's mentions are counted. */
final class Facets {

  static final String ALL = "";
  static final String WITHOUT_BOTS = "without:bots";
  static final String WITHOUT_REPOSTS = "without:reposts";

  /** A topic's mentions; a mention counts in each of its topics. */
  static final String TOPIC = "topic:";

  /** Parts that exclude each other, so that contributions sum: the first topic of a mention. */
  static final String FIRST_TOPIC = "first:";

  static final String CHANNEL = "channel:";
  static final String AUTHOR = "author:";

  /** Before a part of a brand's baseline: all its mentions, where the bare part has negatives. */
  static final String MENTIONS = "mentions|";

  /** Which model scored it. */
  static final String MODEL = "model:";

  /** A mention without any topic. */
  static final String NO_TOPIC = "none";

  private Facets() {}

  static String topic(String topic) {
    return TOPIC + topic;
  }

  /** A part of a topic's mentions, such as {@code topic:price|channel:forum}. */
  static String within(String topic, String facet) {
    return topic == null ? facet : TOPIC + topic + "|" + facet;
  }
}
