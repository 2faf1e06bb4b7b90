package org.barograph.jobs.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.SenseWeights;

/**
 * What is known of one brand that helps to tell its name from the word: the words of its own
 * context, and how often its name means it.
 *
 * @param context hashes of words that go with the brand; from its configuration and from its other
 *     names
 * @param bias learned from labelled posts, in log odds; 0 where there are none
 * @param capital the same, added where the name has a capital
 */
record BrandSense(Set<Long> context, double bias, double capital) {
  /** In log odds; set by hand, as no labelled posts have such a context. */
  static final double SUPPORT = 2.5;

  static BrandSense of(BrandConfig brand, SenseWeights weights, Lexicon lexicon) {
    var context = new HashSet<Long>();
    var names = new HashSet<String>();
    for (String alias : brand.aliases()) {
      List<String> words = words(alias);
      if (words.size() == 1) {
        names.addAll(words);
      }
    }
    for (String alias : brand.aliases()) {
      for (String word : words(alias)) {
        int level = lexicon.level(word);
        // A connecting word goes with everything.
        if (word.length() > 3 && !names.contains(word) && (level == 0 || level > 10)) {
          context.add(Lexicon.hash(word));
        }
      }
    }
    for (String given : brand.context()) {
      words(given).forEach(word -> context.add(Lexicon.hash(word)));
    }
    SenseWeights.OfBrand learned = weights.of(brand.id());
    return new BrandSense(Set.copyOf(context), learned.bias(), learned.capital());
  }

  private static List<String> words(String phrase) {
    NamePattern pattern = NamePattern.of(0, phrase, false);
    return pattern == null ? List.of() : pattern.words();
  }
}
