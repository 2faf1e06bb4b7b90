package org.barograph.jobs.config;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A value that stands in the file, or the place of a secret that must not: exactly one component is
 * set.
 *
 * @param value the plain value
 * @param env the name of an environment variable
 * @param file the path of a file, relative to the working directory; its content without trailing
 *     line breaks is the value
 */
public record Setting(String value, String env, String file) implements Serializable {

  private static final int MAX_FILE_BYTES = 64 * 1024;

  public static Setting plain(String value) {
    return new Setting(value, null, null);
  }

  public static Setting env(String name) {
    return new Setting(null, name, null);
  }

  public static Setting file(String path) {
    return new Setting(null, null, path);
  }

  /**
   * Reads the value where it is needed, so that a secret is in no checkpoint, job graph or log.
   *
   * @throws IllegalStateException if the variable is not set, or the file is unreadable, empty or
   *     larger than 64 KiB; the message names the place, never the value
   */
  public String resolve() {
    if (env != null) return fromEnvironment();
    if (file != null) return fromFile();
    return value;
  }

  private String fromEnvironment() {
    var found = System.getenv(env);
    if (found == null || found.isEmpty())
      throw new IllegalStateException("environment variable " + env + " is not set");
    return found;
  }

  private String fromFile() {
    byte[] bytes;
    try (var in = Files.newInputStream(Path.of(file))) {
      bytes = in.readNBytes(MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw new IllegalStateException(
          "secret file " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
    if (bytes.length > MAX_FILE_BYTES)
      throw new IllegalStateException("secret file " + file + " is larger than 64 KiB");
    var content = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
    if (content.isEmpty()) throw new IllegalStateException("secret file " + file + " is empty");
    return content;
  }

  @Override
  public String toString() {
    if (env != null) return "{env: " + env + "}";
    return file != null ? "{file: " + file + "}" : value;
  }
}
