package org.barograph.connectors.posts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a source owes the jobs beside its posts: a heartbeat a minute of event time into every
 * partition, so that a partition without posts does not hold the event time back, and after the
 * last post a round that lets the tick of its minute pass.
 *
 * <p>A round is max(partitions, channels) heartbeats of one time: the i-th goes into partition i
 * mod partitions for channel i mod channels, of those seen so far.
 *
 * <p>A gap of more than {@link #MAX_GAP} is not filled: a single post dated 1970 would otherwise
 * make a heartbeat for every minute since. The source ends before such a gap and begins again after
 * it.
 */
public final class Heartbeats {
  /** The longest silence through which a source counts as living. */
  public static final Duration MAX_GAP = Duration.ofDays(31);

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** The jobs close a minute once the event time is this far beyond it. */
  private static final long AFTER_LAST_MINUTE = 2 * MINUTE;

  /** Who invents more channels than this does not get a heartbeat for each. */
  private static final int MAX_CHANNELS = 256;

  /**
   * What the job takes for a channel: a heartbeat of another would only be one more dead letter.
   */
  private static final Pattern CHANNEL = Pattern.compile("[^:|\\s\\p{Cntrl}]{1,64}");

  private final int partitions;
  private final long disorder;
  private final long horizon;
  private final Set<String> channels = new LinkedHashSet<>();
  private long lastSeen;
  private long nextRound;
  private boolean started;

  /**
   * @param partitions of the Kafka topic of posts, at least 1
   * @param disorder how far event times may be out of order, as configured for the jobs
   * @param horizon epoch milliseconds that no heartbeat goes beyond: a post dated further ahead is
   *     the job's to reject (as is one before 1970) and does not take the event time with it
   */
  public Heartbeats(int partitions, Duration disorder, long horizon) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, got " + partitions);
    }
    this.partitions = partitions;
    this.disorder = disorder.toMillis();
    this.horizon = horizon;
  }

  /** The earliest round still owed before a record of this time; empty if none is. */
  List<Heartbeat> roundBefore(long eventAt) {
    if (!started || nextRound > eventAt || isOutside(eventAt)) {
      return List.of();
    }
    if (channels.isEmpty()) {
      nextRound = minuteAfter(eventAt);
      return List.of();
    }
    if (eventAt - lastSeen > MAX_GAP.toMillis()) {
      nextRound = minuteAfter(eventAt);
      return roundAt(afterLast());
    }
    long at = nextRound;
    nextRound += MINUTE;
    return roundAt(at);
  }

  /** The round after the last record. */
  List<Heartbeat> lastRound() {
    return started ? roundAt(afterLast()) : List.of();
  }

  /** A record has been passed on. */
  void passed(PostRecord post) {
    if (isOutside(post.eventAt())) {
      return;
    }
    var channel = post.channelOrNull();
    if (channel != null && channels.size() < MAX_CHANNELS && CHANNEL.matcher(channel).matches()) {
      channels.add(channel);
    }
    if (!started) {
      started = true;
      nextRound = minuteAfter(post.eventAt());
    }
    lastSeen = post.eventAt();
  }

  /** Where no source can be, so that the event time does not follow it there. */
  private boolean isOutside(long eventAt) {
    return eventAt < 0 || eventAt > horizon;
  }

  private long afterLast() {
    return minuteAfter(lastSeen) + AFTER_LAST_MINUTE + disorder;
  }

  private static long minuteAfter(long time) {
    return time - Math.floorMod(time, MINUTE) + MINUTE;
  }

  private List<Heartbeat> roundAt(long eventAt) {
    if (channels.isEmpty() || eventAt > horizon) {
      return List.of();
    }
    var names = new ArrayList<>(channels);
    return IntStream.range(0, Math.max(partitions, names.size()))
        .mapToObj(i -> new Heartbeat(eventAt, i % partitions, names.get(i % names.size())))
        .toList();
  }
}
