package org.barograph.nlp;

import java.util.List;

/**
 * The mood of one text and why.
 *
 * @param mood the most likely of the three
 * @param score probability of positive minus probability of negative, in [-1, 1], a multiple of
 *     1/10,000
 * @param confidence the probability that {@code mood} is right, in [0, 1], a multiple of 1/10,000
 * @param reasons at most 5 words or phrases with the heaviest pull, heaviest first; {@code "love
 *     +0.83"} pulls towards positive, in logits; the words come from the text and are as untrusted
 *     as it is
 */
public record Opinion(Mood mood, double score, double confidence, List<String> reasons) {
  public Opinion {
    reasons = List.copyOf(reasons);
  }
}
