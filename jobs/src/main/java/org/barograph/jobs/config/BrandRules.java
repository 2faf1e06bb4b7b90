package org.barograph.jobs.config;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.barograph.jobs.query.QueryParser;
import org.barograph.jobs.query.QuerySyntaxException;

/** Brands: ids and names that tell them apart, and something to find them by. */
final class BrandRules {
  static final int MAX_TERMS = 500;
  static final int MAX_TERM = 100;
  static final int MAX_DOMAIN = 253;
  static final int MAX_EXCLUSION = 200;
  static final int MAX_NAME = 200;
  static final int MAX_QUERIES = 100;
  static final int MAX_COMPETITORS = 100;

  private static final Pattern ALIAS = Pattern.compile(".*[\\p{L}\\p{N}].*");
  // name, name.host (Bluesky), name@host (Mastodon)
  private static final Pattern HANDLE =
      Pattern.compile("@?[\\p{L}\\p{N}._-]+(?:@[\\p{L}\\p{N}.-]+)?");
  private static final Pattern HASHTAG = Pattern.compile("#?[\\p{L}\\p{M}\\p{N}_]+");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62})\\.)+[\\p{L}\\p{N}-]{2,63}");

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  /** A way to name a brand, and the form of such names. */
  record Kind(
      String key,
      Function<BrandConfig, List<String>> terms,
      UnaryOperator<String> fold,
      Pattern form,
      String rule,
      int most) {}

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "aliases",
              BrandConfig::aliases,
              Text::fold,
              ALIAS,
              "must hold a letter or digit",
              MAX_TERM),
          new Kind(
              "handles",
              BrandConfig::handles,
              Text::foldTag,
              HANDLE,
              "must be an account name such as \"@name\"",
              MAX_TERM),
          new Kind(
              "hashtags",
              BrandConfig::hashtags,
              Text::foldTag,
              HASHTAG,
              "must be letters, digits and _ such as \"#name\"",
              MAX_TERM),
          new Kind(
              "domains",
              BrandConfig::domains,
              Text::fold,
              DOMAIN,
              "must be a host name such as name.example, without scheme and path",
              MAX_DOMAIN));

  /**
   * @param place null for a brand that is live and not in this file
   */
  private record Owner(String brand, String name, String place) {}

  private final Problems problems;
  private final Checks checks;

  BrandRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(List<BrandConfig> brands) {
    if (brands.isEmpty() && !problems.isUnreadable("brands"))
      problems.add("brands", "needs at least one brand");
    checkBeside(brands, List.of());
  }

  /**
   * Brands that join others or replace those of the same id.
   *
   * @param live the others; taken to be right
   */
  void checkBeside(List<BrandConfig> brands, List<BrandConfig> live) {
    checks.count("brands", brands, Limits.BRANDS);
    var ids = new HashMap<String, Integer>();
    for (int i = 0; i < brands.size(); i++) {
      check(brands.get(i), "brands[" + i + "]", ids);
    }
    for (var kind : KINDS) checkOwners(brands, live, kind);
    if (!problems.isUnreadable("brands")) checkCompetitors(brands, live);
  }

  private void checkCompetitors(List<BrandConfig> brands, List<BrandConfig> live) {
    var known = new HashSet<String>();
    brands.forEach(brand -> known.add(brand.id()));
    live.forEach(brand -> known.add(brand.id()));
    for (int i = 0; i < brands.size(); i++) {
      var path = "brands[" + i + "].competitors";
      for (int j = 0; j < brands.get(i).competitors().size(); j++) {
        var named = brands.get(i).competitors().get(j);
        if (!known.contains(named)) {
          problems.addItem(
              path, j, "unknown brand " + Text.quote(named) + problems.didYouMean(named, known));
        } else if (named.equals(brands.get(i).id())) {
          problems.addItem(path, j, Text.quote(named) + " is the brand itself");
        }
      }
    }
  }

  /** Everything about a brand that needs no other brand; it stands at {@code path}. */
  void checkAlone(BrandConfig brand, String path) {
    check(brand, path, new HashMap<>());
    for (var kind : KINDS) checkOwners(brand, path, kind, new HashMap<>());
  }

  private void check(BrandConfig brand, String path, Map<String, Integer> ids) {
    checks.id(path + ".id", brand.id());
    var first =
        brand.id() == null ? null : ids.putIfAbsent(brand.id(), problems.line(path + ".id"));
    if (first != null)
      problems.add(
          path + ".id", Text.quote(brand.id()) + " is already a brand (line " + first + ")");
    checks.length(path + ".name", brand.name(), MAX_NAME);
    checks.length(path + ".owner", brand.owner(), MAX_NAME);
    for (var kind : KINDS) {
      checks.entries(path + "." + kind.key(), kind.terms().apply(brand), MAX_TERMS, kind.most());
      checks.entryForm(
          path + "." + kind.key(), kind.terms().apply(brand), kind.form(), kind.rule());
    }
    checks.entries(path + ".exclusions", brand.exclusions(), MAX_TERMS, MAX_EXCLUSION);
    checks.entryForm(
        path + ".exclusions", brand.exclusions(), ALIAS, "must hold a letter or digit");
    checks.entries(path + ".own_accounts", brand.ownAccounts(), MAX_TERMS, MAX_TERM);
    checks.entryForm(
        path + ".own_accounts",
        brand.ownAccounts(),
        HANDLE,
        "must be an account name such as \"@name\"");
    checks.entries(path + ".context", brand.context(), MAX_TERMS, MAX_TERM);
    checks.entryForm(path + ".context", brand.context(), ALIAS, "must hold a letter or digit");
    checkQueries(path + ".queries", brand.queries());
    boolean findable =
        KINDS.stream().anyMatch(kind -> !kind.terms().apply(brand).isEmpty())
            || !brand.queries().isEmpty();
    if (!findable && !problems.isUnreadable(path)) {
      problems.add(path, "needs at least one of aliases, handles, hashtags, domains, queries");
    }
    checks.count(path + ".competitors", brand.competitors(), MAX_COMPETITORS);
    checkZone(path + ".time_zone", brand.timeZone());
    var badLink = brand.runbook() == null ? null : Urls.problem(brand.runbook());
    if (badLink != null) problems.add(path + ".runbook", badLink);
  }

  private void checkQueries(String path, List<String> queries) {
    checks.count(path, queries, MAX_QUERIES);
    for (int i = 0; i < queries.size(); i++) {
      try {
        QueryParser.parse(queries.get(i));
      } catch (QuerySyntaxException e) {
        problems.addItem(path, i, e.getMessage());
      }
    }
  }

  private void checkZone(String path, String zone) {
    if (ZONES.contains(zone)) return;
    problems.add(
        path,
        "unknown time zone "
            + Text.quote(zone)
            + hintOr(problems.didYouMean(zone, ZONES), ", use a name such as Europe/Berlin"));
  }

  private static String hintOr(String hint, String otherwise) {
    return hint.isEmpty() ? otherwise : hint;
  }

  /** A post must not count for two brands because of one and the same name. */
  private void checkOwners(List<BrandConfig> brands, List<BrandConfig> live, Kind kind) {
    var owners = new HashMap<String, Owner>();
    for (var brand : live) {
      for (var term : kind.terms().apply(brand)) {
        owners.put(kind.fold().apply(term), new Owner(brand.id(), brand.id(), null));
      }
    }
    for (int i = 0; i < brands.size(); i++) {
      checkOwners(brands.get(i), "brands[" + i + "]", kind, owners);
    }
  }

  private void checkOwners(BrandConfig brand, String at, Kind kind, Map<String, Owner> owners) {
    var path = at + "." + kind.key();
    var terms = kind.terms().apply(brand);
    for (int j = 0; j < terms.size(); j++) {
      var line = " (line " + problems.line(path + "[" + j + "]") + ")";
      var owner =
          owners.putIfAbsent(kind.fold().apply(terms.get(j)), new Owner(at, brand.id(), line));
      if (owner != null) problems.addItem(path, j, taken(terms.get(j), owner, at));
    }
  }

  private static String taken(String term, Owner owner, String at) {
    if (owner.brand().equals(at)) return Text.quote(term) + " is already listed" + owner.place();
    var name =
        owner.name() == null ? owner.brand() : "brand '" + Text.printable(owner.name()) + "'";
    var place = owner.place() == null ? ", which is live" : owner.place();
    return Text.quote(term) + " already belongs to " + name + place;
  }
}
