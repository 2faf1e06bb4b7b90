package org.barograph.cli.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.barograph.jobs.model.Match;

/**
 * A line of labelled posts: a text, and what is known of one place in it.
 *
 * @param brand the brand that the label speaks of; null where there is no label
 * @param truth what the label says
 * @param start of the labelled span in code points
 * @param end after it; of a look-alike without a span, found by its surface
 */
record LabelledPost(
    String id, String text, String brand, Truth truth, int start, int end, String surface) {
  /** What a label says of a place. */
  enum Truth {
    /** It names the brand. */
    BRAND,
    /** It does not, although it may look so. */
    NOT_BRAND,
    /** No label, or one that leaves it open. */
    OPEN
  }

  static LabelledPost of(JsonNode row) {
    String text = row.path("text").asText();
    boolean lookAlike = row.has("near_brand");
    String brand = row.path(lookAlike ? "near_brand" : "brand").asText(null);
    String surface = row.path("surface").asText(row.path("hashtag").asText(""));
    Truth truth = brand == null ? Truth.OPEN : truth(row.path("label").asText("brand"));
    int start = row.path("start").asInt(0);
    int end = row.path("end").asInt(Integer.MAX_VALUE);
    if (!row.has("start") && truth != Truth.OPEN) {
      int at = place(text, surface);
      start = at < 0 ? 0 : text.codePointCount(0, at);
      end = at < 0 ? Integer.MAX_VALUE : start + surface.codePointCount(0, surface.length());
    }
    return new LabelledPost(row.path("id").asText(), text, brand, truth, start, end, surface);
  }

  private static Truth truth(String label) {
    return switch (label) {
      case "brand" -> Truth.BRAND;
      case "not_brand" -> Truth.NOT_BRAND;
      default -> Truth.OPEN;
    };
  }

  /** Where the surface stands as a word of its own, or -1. */
  private static int place(String text, String surface) {
    var word =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(surface) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    var found = word.matcher(text);
    return found.find() ? found.start() : -1;
  }

  /** Whether the match names the labelled brand at the labelled place. */
  boolean isHitBy(Match match) {
    return match.brand().equals(brand) && match.start() < end && match.end() > start;
  }

  /** By which a misspelling is known again. */
  String misspelling() {
    return brand + "\t" + surface.toLowerCase(Locale.ROOT);
  }

  static List<Match> hits(LabelledPost post, List<Match> matches) {
    return matches.stream().filter(post::isHitBy).toList();
  }
}
