package org.barograph.nlp.train;

/**
 * How one way to train did on posts that it had not seen.
 *
 * @param title what was tried
 * @param heldOut judged fold by fold; the calibration of a fold was fitted on the others
 * @param loss mean log loss over the posts, every mood weighing the same; lower is better
 */
public record Trial(String title, Evaluation heldOut, double loss) {}
