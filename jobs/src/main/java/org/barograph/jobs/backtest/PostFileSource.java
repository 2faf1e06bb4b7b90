package org.barograph.jobs.backtest;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;
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
 * A file of posts as one bounded split, with the heartbeats that a replay would send: event time
 * passes as it does live.
 *
 * @param file absolute path
 * @param latest the latest time that a post may name, epoch milliseconds: stands for the Kafka
 *     record's timestamp and the bound ahead of it
 */
public record PostFileSource(
    String file, String mapping, String timeFormat, Duration disorder, long latest)
    implements Source<Intake, PostFileSource.FileSplit, Collection<PostFileSource.FileSplit>> {

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Intake, FileSplit> createReader(SourceReaderContext context) {
    return new IteratorSourceReader<>(context);
  }

  @Override
  public SplitEnumerator<FileSplit, Collection<FileSplit>> createEnumerator(
      SplitEnumeratorContext<FileSplit> context) {
    return new IteratorSourceEnumerator<>(context, List.of(new FileSplit(this)));
  }

  @Override
  public SplitEnumerator<FileSplit, Collection<FileSplit>> restoreEnumerator(
      SplitEnumeratorContext<FileSplit> context, Collection<FileSplit> restored) {
    throw new IllegalStateException("a backtest takes no checkpoints");
  }

  @Override
  public SimpleVersionedSerializer<FileSplit> getSplitSerializer() {
    return new Serializer<>();
  }

  @Override
  public SimpleVersionedSerializer<Collection<FileSplit>> getEnumeratorCheckpointSerializer() {
    return new Serializer<>();
  }

  private Iterator<Intake> read() {
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

  /** The whole file. */
  public static final class FileSplit
      implements IteratorSourceSplit<Intake, Iterator<Intake>>, Serializable {

    private final PostFileSource source;

    FileSplit(PostFileSource source) {
      this.source = source;
    }

    @Override
    public String splitId() {
      return source.file();
    }

    @Override
    public Iterator<Intake> getIterator() {
      return source.read();
    }

    @Override
    public IteratorSourceSplit<Intake, Iterator<Intake>> getUpdatedSplitForIterator(
        Iterator<Intake> iterator) {
      return this;
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

  /** A split only travels from the enumerator to the reader of the same process. */
  private static final class Serializer<T> implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
      return InstantiationUtil.serializeObject((Serializable) value);
    }

    @Override
    public T deserialize(int version, byte[] bytes) throws IOException {
      try {
        return InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
  }
}
