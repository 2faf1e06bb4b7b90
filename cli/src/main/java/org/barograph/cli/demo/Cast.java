package org.barograph.cli.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;

/**
 * Who plays in the scenario: its three brands with their names and tags from the configuration, so
 * that the posts and what is listened for cannot drift apart.
 *
 * @param failing has the outage
 * @param launching has the new product
 * @param quiet has neither
 */
public record Cast(Brand failing, Brand launching, Brand quiet) {

  // Their names are everyday words: only with a second word is a misspelling still recognisable.
  private static final Set<String> EVERYDAY = Set.of("mellow");

  /**
   * Takes the scenario's brands out of a configuration.
   *
   * @throws IllegalArgumentException if the configuration lacks a brand or a topic that the
   *     scenario's texts are written for
   */
  public static Cast of(BarographConfig config) {
    for (String topic : List.of(ScenarioPlan.OUTAGE, ScenarioPlan.NEW_PRODUCT)) {
      if (config.topics().stream().noneMatch(known -> known.id().equals(topic))) {
        throw new IllegalArgumentException("topics: the demo needs a topic '" + topic + "'");
      }
    }
    return new Cast(brand(config, "quillo"), brand(config, "mellow"), brand(config, "corvane_air"));
  }

  private static Brand brand(BarographConfig config, String id) {
    BrandConfig brand =
        config.brands().stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("brands: the demo needs a brand '" + id + "'"));
    return new Brand(
        id,
        filled(brand.aliases(), id, "aliases"),
        filled(bare(brand.handles(), "@"), id, "handles"),
        filled(bare(brand.hashtags(), "#"), id, "hashtags"),
        filled(brand.domains(), id, "domains"),
        brand.exclusions(),
        EVERYDAY.contains(id),
        brand.zone());
  }

  private static List<String> bare(List<String> tags, String sign) {
    return tags.stream().map(tag -> tag.startsWith(sign) ? tag.substring(1) : tag).toList();
  }

  private static List<String> filled(List<String> list, String id, String key) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("brands: the demo needs " + key + " for '" + id + "'");
    }
    return list;
  }

  public List<Brand> brands() {
    return List.of(failing, launching, quiet);
  }

  /**
   * A brand, as texts need it.
   *
   * @param names ways to write the brand without tagging it, the usual one first
   * @param handles without the at-sign
   * @param hashtags without the hash sign
   * @param exclusions phrases that hold the name and mean something else
   * @param isEverydayWord whether the name alone is a common word
   */
  public record Brand(
      String id,
      List<String> names,
      List<String> handles,
      List<String> hashtags,
      List<String> domains,
      List<String> exclusions,
      boolean isEverydayWord,
      ZoneId zone) {

    public String name() {
      return names.getFirst();
    }

    /** The name that people get wrong. */
    String longName() {
      return isEverydayWord ? names.get(1 % names.size()) : name();
    }
  }
}
