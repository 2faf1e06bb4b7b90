package org.barograph.nlp;

/**
 * What the valences of a text's words come to: the best, the worst, the last, and how many of each
 * sign.
 */
final class ValenceSummary {

  private static final int MOST = 4;

  private int positives;
  private int negatives;
  private float best;
  private int bestAt;
  private float worst;
  private int worstAt;
  private float latest;
  private int latestAt;

  void add(float valence, int at) {
    positives += valence > 0 ? 1 : 0;
    negatives += valence < 0 ? 1 : 0;
    if (valence > best) {
      best = valence;
      bestAt = at;
    }
    if (valence < worst) {
      worst = valence;
      worstAt = at;
    }
    latest = valence;
    latestAt = at;
  }

  /** Positives as tens, negatives as ones, each at most 4. */
  int counts() {
    return Math.min(positives, MOST) * 10 + Math.min(negatives, MOST);
  }

  float best() {
    return best;
  }

  int bestAt() {
    return bestAt;
  }

  float worst() {
    return worst;
  }

  int worstAt() {
    return worstAt;
  }

  float latest() {
    return latest;
  }

  int latestAt() {
    return latestAt;
  }
}
