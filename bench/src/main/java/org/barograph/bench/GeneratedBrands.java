package org.barograph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.jobs.config.BrandConfig;

/** Made-up brands with five aliases each, always the same ones. */
final class GeneratedBrands {
  private static final String[] SYLLABLES = {
    "ka", "lo", "ri", "ven", "to", "mas", "qui", "zen", "dor", "pel", "sta", "nu", "bra", "fi",
    "gel"
  };

  private GeneratedBrands() {}

  static List<BrandConfig> of(int count) {
    var random = new Random(7);
    var brands = new ArrayList<BrandConfig>(count);
    for (int i = 0; i < count; i++) {
      var aliases = new ArrayList<String>(5);
      for (int k = 0; k < 5; k++) {
        aliases.add(word(random) + (k < 3 ? "" : " " + word(random)));
      }
      brands.add(
          new BrandConfig(
              "generated-" + i,
              "generated-" + i,
              aliases,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              "UTC",
              null,
              null));
    }
    return brands;
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = 0, n = 3 + random.nextInt(3); i < n; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }
}
