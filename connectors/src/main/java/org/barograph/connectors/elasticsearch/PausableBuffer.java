package org.barograph.connectors.elasticsearch;

import java.util.Collection;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * Looks empty while the sink pauses. The writer would otherwise wait inside the task's thread for
 * the buffer to drain, and no checkpoint could pass until Elasticsearch came back, although there
 * is room left. Only state shows what is held.
 */
final class PausableBuffer implements RequestBuffer<PendingOperation> {

  private final DequeRequestBuffer<PendingOperation> entries = new DequeRequestBuffer<>();
  private final Pause pause;

  PausableBuffer(Pause pause) {
    this.pause = pause;
  }

  @Override
  public boolean isEmpty() {
    return pause.isActive() || entries.isEmpty();
  }

  /** Operations held, pause or not. */
  int held() {
    return entries.size();
  }

  @Override
  public void add(RequestEntryWrapper<PendingOperation> entry, boolean first) {
    entries.add(entry, first);
  }

  @Override
  public RequestEntryWrapper<PendingOperation> poll() {
    return entries.poll();
  }

  @Override
  public RequestEntryWrapper<PendingOperation> peek() {
    return entries.peek();
  }

  @Override
  public int size() {
    return pause.isActive() ? 0 : entries.size();
  }

  @Override
  public Collection<RequestEntryWrapper<PendingOperation>> getBufferedState() {
    return entries.getBufferedState();
  }

  @Override
  public long totalSizeInBytes() {
    return pause.isActive() ? 0 : entries.totalSizeInBytes();
  }
}
