package org.barograph.jobs.backtest;

import java.io.IOException;
import java.io.Serializable;
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

/** What an iterator gives, as one bounded split: a backtest's input. Takes no checkpoints. */
final class OneSplitSource<T>
    implements Source<T, OneSplitSource.Split<T>, Collection<OneSplitSource.Split<T>>> {

  private final Contents<T> input;

  /** Travels to the task that reads. */
  interface Contents<T> extends Serializable {
    Iterator<T> read();
  }

  OneSplitSource(Contents<T> input) {
    this.input = input;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<T, Split<T>> createReader(SourceReaderContext context) {
    return new IteratorSourceReader<>(context);
  }

  @Override
  public SplitEnumerator<Split<T>, Collection<Split<T>>> createEnumerator(
      SplitEnumeratorContext<Split<T>> context) {
    return new IteratorSourceEnumerator<>(context, List.of(new Split<>(input)));
  }

  @Override
  public SplitEnumerator<Split<T>, Collection<Split<T>>> restoreEnumerator(
      SplitEnumeratorContext<Split<T>> context, Collection<Split<T>> restored) {
    throw new IllegalStateException("a backtest takes no checkpoints");
  }

  @Override
  public SimpleVersionedSerializer<Split<T>> getSplitSerializer() {
    return new Serializer<>();
  }

  @Override
  public SimpleVersionedSerializer<Collection<Split<T>>> getEnumeratorCheckpointSerializer() {
    return new Serializer<>();
  }

  /** The whole input. */
  static final class Split<T> implements IteratorSourceSplit<T, Iterator<T>>, Serializable {

    private final Contents<T> input;

    Split(Contents<T> input) {
      this.input = input;
    }

    @Override
    public String splitId() {
      return "all";
    }

    @Override
    public Iterator<T> getIterator() {
      return input.read();
    }

    @Override
    public IteratorSourceSplit<T, Iterator<T>> getUpdatedSplitForIterator(Iterator<T> iterator) {
      return this;
    }
  }

  /** A split only travels from the enumerator to the reader of the same process. */
  private static final class Serializer<S> implements SimpleVersionedSerializer<S> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(S value) throws IOException {
      return InstantiationUtil.serializeObject((Serializable) value);
    }

    @Override
    public S deserialize(int version, byte[] bytes) throws IOException {
      try {
        return InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
  }
}
