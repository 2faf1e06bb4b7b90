package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.SenseWeights;

/**
 * All brands, ready to be looked for in any number of texts at once: nothing in it changes.
 *
 * @param ids by the numbers that candidates carry
 * @param accounts folded handles of each brand and its own accounts, by id
 * @param senses by number, too
 */
record CompiledBrands(
    List<String> ids,
    Map<String, Set<String>> accounts,
    NameTrie names,
    TagIndex tags,
    FuzzyIndex fuzzy,
    PhraseIndex phrases,
    Lexicon lexicon,
    List<BrandSense> senses,
    QueryIndex queries) {

  static CompiledBrands of(List<BrandConfig> brands, SenseWeights weights) {
    var senses = new ArrayList<BrandSense>(brands.size());
    var ids = new ArrayList<String>(brands.size());
    var accounts = new HashMap<String, Set<String>>();
    Lexicon lexicon = Lexicon.shipped();
    for (BrandConfig brand : brands) {
      ids.add(brand.id());
      senses.add(BrandSense.of(brand, weights, lexicon));
      accounts.put(brand.id(), accountsOf(brand));
    }
    var compiled =
        new CompiledBrands(
            List.copyOf(ids),
            Map.copyOf(accounts),
            new NameTrie(),
            new TagIndex(),
            new FuzzyIndex(),
            new PhraseIndex(lexicon),
            lexicon,
            List.copyOf(senses),
            new QueryIndex());
    for (int i = 0; i < brands.size(); i++) {
      compiled.add(i, brands.get(i));
    }
    return compiled;
  }

  private void add(int number, BrandConfig brand) {
    tags.add(number, brand);
    for (String alias : new LinkedHashSet<>(brand.aliases())) {
      NamePattern pattern = NamePattern.of(number, alias, false);
      if (pattern != null) {
        addName(pattern);
      }
    }
    for (String query : brand.queries()) {
      queries.add(number, query);
    }
    for (String phrase : brand.exclusions()) {
      NamePattern pattern = NamePattern.of(number, phrase, true);
      if (pattern != null) {
        names.add(pattern);
      }
    }
  }

  private void addName(NamePattern pattern) {
    pattern.mark(isCommon(pattern), WordSense.isAmbiguous(pattern, lexicon));
    names.add(pattern);
    tags.addName(pattern, pattern.isCommon() && WordSense.isEveryday(pattern.alias(), lexicon));
    phrases.add(pattern);
    String letters = pattern.compact();
    int level = lexicon.level(letters);
    if (MisspellingFinder.isEligible(letters, level)) {
      fuzzy.add(pattern, letters, level);
    }
  }

  private boolean isCommon(NamePattern pattern) {
    int level = lexicon.level(pattern.compact());
    return pattern.isOneWord() && level != Lexicon.UNKNOWN && level <= Lexicon.COMMON;
  }

  private static Set<String> accountsOf(BrandConfig brand) {
    var accounts = new HashSet<String>();
    brand.handles().forEach(h -> accounts.add(TagIndex.fold(TagIndex.strip(h, "@"))));
    brand.ownAccounts().forEach(h -> accounts.add(TagIndex.fold(TagIndex.strip(h, "@"))));
    return Set.copyOf(accounts);
  }
}
