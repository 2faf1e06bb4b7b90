package org.barograph.jobs.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.barograph.jobs.config.BrandConfig;

/** Handles, hashtags and domains by their folded form. */
final class TagIndex {
  /** A brand and the tag as it is configured. */
  private record Tag(int brand, String alias, Kind kind, double confidence, String reason) {}

  private static final double NAMED_HOST = 0.9;
  private static final int MAX_LABELS = 8;

  /** Second levels below which countries register domains. */
  private static final Set<String> SHARED = Set.of("co", "com", "org", "net", "gov", "edu", "ac");

  private final Map<String, List<Tag>> handles = new HashMap<>();
  private final Map<String, List<Tag>> hashtags = new HashMap<>();
  private final Map<String, List<Tag>> domains = new HashMap<>();
  private final Map<String, List<Tag>> hostNames = new HashMap<>();
  private final Map<String, List<Tag>> commonHostNames = new HashMap<>();
  private final Set<String> topLevel = new HashSet<>();

  void add(int brand, BrandConfig config) {
    for (String handle : config.handles()) {
      put(handles, strip(handle, "@"), brand, handle, Kind.HANDLE);
    }
    for (String hashtag : config.hashtags()) {
      put(hashtags, strip(hashtag, "#"), brand, hashtag, Kind.HASHTAG);
    }
    for (String domain : config.domains()) {
      String folded = fold(domain.strip());
      put(domains, strip(folded, "www."), brand, domain, Kind.DOMAIN);
      topLevel.add(folded.substring(folded.lastIndexOf('.') + 1));
    }
  }

  /**
   * Lets a hashtag, or a bare host such as {@code acme.com}, name the brand by its name.
   *
   * @param isEveryday whether the name means its word as often as not
   */
  void addName(NamePattern pattern, boolean isEveryday) {
    String compact = pattern.compact().replace("&", "").replace("+", "");
    put(hashtags, compact, pattern.brand(), pattern.alias(), Kind.HASHTAG);
    if (compact.length() >= 4 || (compact.length() == 3 && !pattern.isCommon())) {
      add(
          isEveryday ? commonHostNames : hostNames,
          compact,
          new Tag(
              pattern.brand(),
              pattern.alias(),
              Kind.DOMAIN,
              NAMED_HOST,
              "a host that has the name"));
    }
  }

  /** The last labels of the configured domains. */
  Set<String> topLevel() {
    return topLevel;
  }

  void find(FoldedText text, Zone zone, Consumer<Candidate> found) {
    String body = text.substring(zone.bodyFrom(), zone.bodyTo());
    switch (zone.type()) {
      case HANDLE -> report(handles.get(body), zone, found);
      case HASHTAG -> report(hashtags.get(body.replace("_", "")), zone, found);
      case LINK, HOST -> {
        domain(body, zone, found);
        named(body, zone, found);
      }
      case EMAIL -> {}
    }
  }

  /** The host and every domain above it. */
  private void domain(String host, Zone zone, Consumer<Candidate> found) {
    for (int dot = -1; ; ) {
      String domain = host.substring(dot + 1);
      report(domains.get(domain), zone, found);
      dot = host.indexOf('.', dot + 1);
      if (dot < 0) {
        return;
      }
    }
  }

  /** A host that has the name as a label; an everyday word only where a domain is registered. */
  private void named(String host, Zone zone, Consumer<Candidate> found) {
    String[] labels = host.split("\\.", MAX_LABELS);
    int last = labels.length - 1;
    boolean country = last > 1 && labels[last].length() == 2 && SHARED.contains(labels[last - 1]);
    int registered = last - (country ? 2 : 1);
    for (int i = 0; i <= registered; i++) {
      report(hostNames.get(labels[i]), zone, found);
    }
    if (registered >= 0) {
      report(commonHostNames.get(labels[registered]), zone, found);
    }
  }

  private static void report(List<Tag> tags, Zone zone, Consumer<Candidate> found) {
    if (tags == null) {
      return;
    }
    for (Tag tag : tags) {
      found.accept(
          new Candidate(
              tag.brand,
              tag.alias,
              tag.kind,
              tag.confidence,
              zone.from(),
              zone.to(),
              List.of(tag.reason)));
    }
  }

  private static void put(
      Map<String, List<Tag>> index, String key, int brand, String alias, Kind kind) {
    add(
        index,
        fold(key).replace("_", kind == Kind.HASHTAG ? "" : "_"),
        new Tag(brand, alias, kind, kind.confidence, kind.reason));
  }

  private static void add(Map<String, List<Tag>> index, String key, Tag tag) {
    if (key.isEmpty()) {
      return;
    }
    List<Tag> tags = index.computeIfAbsent(key, k -> new java.util.ArrayList<>(1));
    if (tags.stream().noneMatch(t -> t.brand == tag.brand)) {
      tags.add(tag);
    }
  }

  static String strip(String tag, String sign) {
    String bare = tag.strip();
    return bare.startsWith(sign) ? bare.substring(sign.length()) : bare;
  }

  static String fold(String text) {
    FoldedText folded = FoldedText.of(text);
    return folded.substring(0, folded.length());
  }
}
