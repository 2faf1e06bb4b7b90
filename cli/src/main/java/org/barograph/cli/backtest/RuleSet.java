package org.barograph.cli.backtest;

import java.nio.file.Path;
import org.barograph.jobs.config.live.FixedConfig;

/**
 * Rules to try.
 *
 * @param name null for those of the configuration itself
 * @param out where its incidents go, unless it has a name
 */
public record RuleSet(String name, FixedConfig live, Path out) {

  String title() {
    return name == null ? "This configuration" : "Rules '" + name + "'";
  }

  /** Where its incidents go. */
  public Path incidents() {
    return named(out);
  }

  /** {@code incidents.jsonl} of the rules {@code strict} is {@code incidents.strict.jsonl}. */
  public Path named(Path file) {
    if (name == null) {
      return file;
    }
    String whole = file.getFileName().toString();
    int dot = whole.lastIndexOf('.') <= 0 ? whole.length() : whole.lastIndexOf('.');
    return file.resolveSibling(whole.substring(0, dot) + "." + name + whole.substring(dot));
  }
}
