package org.barograph.cli;

/** The command line asks for something that cannot be; nothing was done. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
