package org.barograph.cli.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a job left behind. */
final class Checkpoints {

  /** Written last: a checkpoint without it is not complete. */
  private static final String METADATA = "_metadata";

  /** {@code <folder>/<job id>/chk-<n>/_metadata}. */
  private static final int DEPTH = 3;

  private Checkpoints() {}

  /** The folder of the newest complete checkpoint below {@code folder}. */
  static Optional<Path> latest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.getFileName().toString().equals(METADATA))
          .max(Comparator.comparing(Checkpoints::modified))
          .map(Path::getParent);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
