package org.barograph.jobs.detect;

/**
 * A window at the tick that closes it.
 *
 * @param topic null for the whole brand
 * @param pane all mentions of the brand in the window
 * @param baseline decayed to the window's end; has not learnt it
 */
record ClosedWindow(
    String brand, String topic, long start, long end, Pane pane, KeyBaseline baseline) {

  int sizeMinutes() {
    return (int) ((end - start) / Minutes.MINUTE);
  }
}
