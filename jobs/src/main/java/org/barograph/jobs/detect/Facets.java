package org.barograph.jobs.detect;

/** Names of the parts into which a pane's mentions are counted. */
final class Facets {

  static final String ALL = "";
  static final String WITHOUT_BOTS = "without:bots";
  static final String WITHOUT_REPOSTS = "without:reposts";

  /** A topic's mentions; a mention counts in each of its topics. */
  static final String TOPIC = "topic:";

  /**
   * Parts that make a whole, so that contributions sum: a mention counts {@link #UNITS} times,
   * shared out evenly among its topics.
   */
  static final String TOPIC_PART = "part:";

  /** Divides evenly among up to six topics. */
  static final int UNITS = 60;

  static final String CHANNEL = "channel:";
  static final String AUTHOR = "author:";

  /** What an author who declares to be automated wrote; also counted as an {@link #AUTHOR}. */
  static final String BOT = "bot:";

  static final String STORY = "story:";

  /** Before a part of a brand's baseline: all its mentions, where the bare part has negatives. */
  static final String MENTIONS = "mentions|";

  /** All that a baseline has counted, of which its parts are the heaviest. */
  static final String TOTAL = "total:";

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
