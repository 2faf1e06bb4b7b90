package org.barograph.nlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Models that somebody has trained and named as {@code file:PATH}. */
final class ModelFiles {

  private ModelFiles() {}

  /**
   * Reads the file that {@link WeightsFile} writes.
   *
   * @throws UncheckedIOException if it cannot be read; the message names the file
   */
  static SentimentModel load(String path) {
    try (var in = Files.newInputStream(Path.of(path))) {
      return new SocialModel(WeightsFile.read(in));
    } catch (NoSuchFileException e) {
      throw unreadable(path, "no such file", e);
    } catch (IOException e) {
      throw unreadable(path, e.getMessage(), e);
    }
  }

  private static UncheckedIOException unreadable(String path, String reason, IOException e) {
    return new UncheckedIOException(new IOException("sentiment model " + path + ": " + reason, e));
  }
}
