package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * One thing that is wrong in the file.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 * @param path the key, for example {@code brands[1].aliases}; empty when the whole file is meant
 * @param message the value and the rule; never a secret
 */
public record Problem(String file, int line, int column, String path, String message)
    implements Serializable {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
