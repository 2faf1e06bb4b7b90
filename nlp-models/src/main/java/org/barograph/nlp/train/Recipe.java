package org.barograph.nlp.train;

import java.util.Locale;

/**
 * One way to train.
 *
 * @param onTop whether to start from an existing model, or from nothing
 * @param strength of the prior: half of it times the squared distance from the start is added to
 *     the loss, so that small values trust few posts more
 */
record Recipe(boolean onTop, double strength) {

  /** As it is printed, {@code start} being the id of the existing model. */
  String title(String start) {
    return String.format(
        Locale.ROOT, "%s, prior %.0f", onTop ? "on top of " + start : "from scratch", strength);
  }
}
