package org.barograph.jobs.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.connectors.posts.StreamItem;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ingest.PostParser;

/**
 * A file of posts, with the heartbeats that a replay would send: event time passes as it does live.
 *
 * @param file absolute path
 * @param latest the latest time that a post may name, epoch milliseconds: stands for the Kafka
 *     record's timestamp and the bound ahead of it
 */
public record PostFileSource(
    String file, String mapping, String timeFormat, Duration disorder, long latest)
    implements OneSplitSource.Contents<Intake> {

  /** From the first post to after the last. */
  @Override
  public Iterator<Intake> read() {
    try {
      PostFile posts =
          PostFile.open(
              Path.of(file),
              ReadSettings.defaults().withMapping(mapping).withTimeFormat(timeFormat));
      Heartbeats heartbeats = new Heartbeats(1, disorder, latest);
      return new IntakeIterator(posts, new PostStream(posts.records(), heartbeats), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidMappingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static final class IntakeIterator implements Iterator<Intake> {

    private final PostFile posts;
    private final PostStream stream;
    private final PostFileSource source;
    private final PostParser parser = new PostParser();

    IntakeIterator(PostFile posts, PostStream stream, PostFileSource source) {
      this.posts = posts;
      this.stream = stream;
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      boolean more = stream.hasNext();
      if (!more) {
        try {
          posts.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return more;
    }

    @Override
    public Intake next() {
      StreamItem item = stream.next();
      long line = item instanceof PostRecord post ? post.line() : 0;
      String key = item instanceof PostRecord post ? post.key() : null;
      return parser.parse(item.json(), new Origin(source.file(), 0, line, key, 0, source.latest()));
    }
  }
}
