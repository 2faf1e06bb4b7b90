package org.barograph.jobs.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.jobs.config.BrandConfig;

/**
 * Matchers that the tasks of one JVM share: each list of brands is compiled once. The last few are
 * kept, as jobs of different configurations may run side by side.
 */
public final class SharedMatchers {
  private static final int KEPT = 4;

  private static final Map<List<BrandConfig>, BrandMatcher> MATCHERS =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<BrandConfig>, BrandMatcher> eldest) {
          return size() > KEPT;
        }
      };

  private SharedMatchers() {}

  /** Compiles unless another task has; others wait for it meanwhile. */
  public static BrandMatcher of(List<BrandConfig> brands) {
    List<BrandConfig> key = List.copyOf(brands);
    synchronized (MATCHERS) {
      BrandMatcher known = MATCHERS.get(key);
      if (known == null) {
        known = BrandMatcher.compile(key);
        MATCHERS.put(key, known);
      }
      return known;
    }
  }
}
