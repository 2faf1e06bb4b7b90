package org.barograph.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One starter or stopper at a time, among all threads and processes. */
public final class FolderLock implements AutoCloseable {
  // A file lock belongs to the whole JVM: a second thread gets an exception instead of waiting.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;

  private FolderLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /** Waits until the lock is free. The file is created and stays. */
  public static FolderLock take(Path file) {
    Path key = file.toAbsolutePath().normalize();
    ReentrantLock thread = THREADS.computeIfAbsent(key, path -> new ReentrantLock());
    thread.lock();
    try {
      Files.createDirectories(key.getParent());
      var channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new FolderLock(thread, channel);
    } catch (IOException e) {
      thread.unlock();
      throw new StackException("cannot lock " + key, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("cannot release a lock", e);
    } finally {
      thread.unlock();
    }
  }
}
