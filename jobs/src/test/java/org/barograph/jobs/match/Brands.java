package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;
import org.barograph.jobs.config.BrandConfig;

/** Builds made-up brands for tests. */
final class Brands {
  private final String id;
  private final List<String> aliases = new ArrayList<>();
  private final List<String> handles = new ArrayList<>();
  private final List<String> hashtags = new ArrayList<>();
  private final List<String> domains = new ArrayList<>();
  private final List<String> exclusions = new ArrayList<>();
  private final List<String> ownAccounts = new ArrayList<>();
  private final List<String> context = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();

  private Brands(String id) {
    this.id = id;
  }

  static Brands brand(String id, String... aliases) {
    var brand = new Brands(id);
    brand.aliases.addAll(List.of(aliases));
    return brand;
  }

  static BrandMatcher matcher(Brands... brands) {
    var configs = new ArrayList<BrandConfig>();
    for (Brands brand : brands) {
      configs.add(brand.build());
    }
    return BrandMatcher.compile(configs);
  }

  Brands aliases(String... aliases) {
    this.aliases.addAll(List.of(aliases));
    return this;
  }

  Brands handles(String... handles) {
    this.handles.addAll(List.of(handles));
    return this;
  }

  Brands hashtags(String... hashtags) {
    this.hashtags.addAll(List.of(hashtags));
    return this;
  }

  Brands domains(String... domains) {
    this.domains.addAll(List.of(domains));
    return this;
  }

  Brands exclusions(String... exclusions) {
    this.exclusions.addAll(List.of(exclusions));
    return this;
  }

  Brands ownAccounts(String... ownAccounts) {
    this.ownAccounts.addAll(List.of(ownAccounts));
    return this;
  }

  Brands context(String... words) {
    this.context.addAll(List.of(words));
    return this;
  }

  Brands queries(String... queries) {
    this.queries.addAll(List.of(queries));
    return this;
  }

  BrandConfig build() {
    return new BrandConfig(
        id,
        id,
        aliases,
        handles,
        hashtags,
        domains,
        exclusions,
        ownAccounts,
        context,
        queries,
        "UTC",
        null,
        null);
  }
}
