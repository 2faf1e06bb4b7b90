package org.barograph.cli.demo;

/**
 * What is true of a brand in a post.
 *
 * @param kind tagged, untagged or misspelled
 * @param polarity negative, neutral or positive as planted; mixed when two moods are meant;
 *     unscored in another language than English
 */
public record Label(String brand, String kind, String polarity) {

  public static final String TAGGED = "tagged";
  public static final String UNTAGGED = "untagged";
  public static final String MISSPELLED = "misspelled";

  static final String NEGATIVE = "negative";
  static final String NEUTRAL = "neutral";
  static final String POSITIVE = "positive";
  static final String MIXED = "mixed";
  static final String UNSCORED = "unscored";
}
