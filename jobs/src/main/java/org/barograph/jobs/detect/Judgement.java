package org.barograph.jobs.detect;

import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow;

/**
 * What a detector says of a window that closes.
 *
 * @param anomaly null unless the outcome is an anomaly
 * @param stillOff whether the window is not back to normal yet: the threshold to clear lies below
 *     the one to fire
 */
record Judgement(
    String kind, BrandWindow.Outcome outcome, int sizeMinutes, Anomaly anomaly, boolean stillOff) {

  boolean isAnomaly() {
    return anomaly != null;
  }
}
