package org.barograph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.KafkaUnavailableException;
import org.barograph.jobs.config.InvalidConfigException;
import org.barograph.jobs.config.live.RefusedChangeException;
import org.barograph.nlp.MissingModelException;
import org.barograph.stack.StackException;

/**
 * A failure as its reader sees it.
 *
 * @param lines one for each problem
 * @param isUnexpected whether nobody thought of it, so that its message explains nothing
 */
record Failure(List<String> lines, int exitCode, boolean isUnexpected) {
  static Failure of(Exception failure) {
    return switch (failure) {
      case InvalidConfigException e -> known(e, ExitCodes.USAGE);
      case InvalidMappingException e -> known(e, ExitCodes.USAGE);
      case RefusedChangeException e -> known(e, ExitCodes.USAGE);
      case UsageException e -> known(e, ExitCodes.USAGE);
      case MissingModelException e -> known(e, ExitCodes.MODEL_MISSING);
      case KafkaUnavailableException e -> known(e, ExitCodes.FAILED);
      case StackException e -> known(e, ExitCodes.FAILED);
      case IOException e -> known(e, ExitCodes.FAILED);
      case UncheckedIOException e -> known(e.getCause(), ExitCodes.FAILED);
      default -> new Failure(List.of(failure.toString()), ExitCodes.FAILED, true);
    };
  }

  private static Failure known(Exception failure, int exitCode) {
    var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new Failure(message.lines().toList(), exitCode, false);
  }
}
