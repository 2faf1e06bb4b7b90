package org.barograph.bench.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barograph.bench.BenchPosts;

/**
 * Texts for the models, the same for each: of the file that {@link #FILE} names, {@code
 * label<TAB>text} with a header, or else of the demo's posts.
 */
public final class PostTexts {

  /** System property; JMH hands it on to its forks. */
  static final String FILE = "barograph.bench.texts";

  private PostTexts() {}

  /** The first so many; again from the start where there are fewer. */
  public static List<String> first(int count) {
    String file = System.getProperty(FILE);
    return file == null ? ofTheDemo(count) : of(Path.of(file), count);
  }

  private static List<String> ofTheDemo(int count) {
    return BenchPosts.load(count).matched().stream().map(post -> post.post().text()).toList();
  }

  private static List<String> of(Path file, int count) {
    try (var lines = Files.lines(file)) {
      List<String> texts =
          lines.skip(1).map(line -> line.substring(line.indexOf('\t') + 1)).limit(count).toList();
      return Stream.generate(() -> texts).flatMap(List::stream).limit(count).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
