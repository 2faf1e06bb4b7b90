package org.barograph.cli;

/** What a command's exit code says; shown by {@code --help}. */
public final class ExitCodes {
  public static final int OK = 0;

  /** Something outside the command line went wrong: a file, a server, a build. */
  public static final int FAILED = 1;

  /** The command line or the configuration is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** The demo ran to its end without the incident that it exists to show. */
  public static final int INCIDENT_MISSING = 3;

  /**
   * The configuration or {@code --model} names a model whose module is not on the class path.
   * Nothing was done; the launcher builds the module and starts again, so that its user never sees
   * this one.
   */
  public static final int MODEL_MISSING = 10;

  /** Stopped by a signal (128 + SIGINT), as the shell has it. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
