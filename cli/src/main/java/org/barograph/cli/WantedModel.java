package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the launcher which optional model this command needs: its name goes into the file of the
 * system property {@code barograph.wanted}, and {@link ExitCodes#MODEL_MISSING} says to look there.
 */
final class WantedModel {
  private WantedModel() {}

  /** Whether a launcher was there to be told; it says the rest, so nothing need be printed. */
  static boolean tell(String model) {
    var file = System.getProperty("barograph.wanted");
    if (file == null) {
      return false;
    }
    try {
      Files.writeString(Path.of(file), model);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
