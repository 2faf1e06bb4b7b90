package org.barograph.jobs.detect;

/**
 * How many mentions a bin usually has: a slow level of {@code ln(count + 4)} with offsets for the
 * hour of the day and the hour of the week. What is learnt of a bin is winsorised, so that a burst
 * hardly moves it. {@link StrictMath} throughout: two machines must not differ in the last digit.
 *
 * @param level of {@code ln(count + LIFT)}
 * @param sigma usual deviation from it, a standard deviation
 * @param day offsets by hour of the day, 24
 * @param week further offsets by hour of the week, 168; they count the more, the more weeks were
 *     seen
 * @param bins learnt so far
 */
// Arrays keep the state small; two levels are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record VolumeLevel(double level, double sigma, double[] day, double[] week, int bins) {

  /** Keeps the logarithm finite at 0 and calm where a bin has few mentions. */
  private static final double LIFT = 4;

  private static final double HALF_LIFE_BINS = 2 * VolumeBin.A_DAY;

  /** What one hour says of its offset. */
  private static final double OFFSET_RATE = 0.04 / VolumeBin.AN_HOUR;

  /** An hour of the week counts half once this many weeks were seen. */
  private static final double SHRINKAGE_WEEKS = 4;

  private static final double CLIP = 3;
  private static final double FIRST_SIGMA = 0.5;
  private static final double MIN_SIGMA = 0.12;

  /** Mean absolute to standard deviation, of the normal distribution. */
  private static final double SPREAD = 1.25;

  private static final double MAX_Z = 15;

  static VolumeLevel empty() {
    return new VolumeLevel(0, FIRST_SIGMA, new double[24], new double[168], 0);
  }

  /** Mentions that a bin at this hour of the week usually has; 0 before anything was learnt. */
  double expected(int hourOfWeek) {
    return bins == 0 ? 0 : Math.max(0, StrictMath.exp(usual(hourOfWeek)) - LIFT);
  }

  private double usual(int hourOfWeek) {
    double weeks = bins / (7.0 * VolumeBin.A_DAY);
    return level + day[hourOfWeek % 24] + week[hourOfWeek] * weeks / (weeks + SHRINKAGE_WEEKS);
  }

  /**
   * How many deviations above what is usual, in [-3, 15]. A deviation is at least what chance gives
   * a Poisson count of this mean.
   */
  double z(VolumeBin bin) {
    if (bins == 0) {
      return 0;
    }
    double mean = expected(bin.hourOfWeek());
    double chance = Math.sqrt(mean + 0.1) / (mean + LIFT);
    double z = residual(bin) / Math.max(sigma, chance);
    return Math.clamp(z, -CLIP, MAX_Z);
  }

  private double residual(VolumeBin bin) {
    return bins == 0 ? 0 : StrictMath.log(bin.count() + LIFT) - usual(bin.hourOfWeek());
  }

  VolumeLevel learn(VolumeBin bin) {
    double from = bins == 0 ? StrictMath.log(bin.count() + LIFT) : level;
    double clipped = Math.clamp(residual(bin) / sigma, -CLIP, CLIP) * sigma;
    // A plain mean at first, so that the first bins do not linger.
    double plain = 1.0 / (bins + 2);
    double rate = 1 - StrictMath.pow(0.5, 1 / HALF_LIFE_BINS);
    double newSigma = sigma + Math.max(rate / 2, plain) * (SPREAD * Math.abs(clipped) - sigma);
    double[] newDay = day.clone();
    double[] newWeek = week.clone();
    newDay[bin.hourOfWeek() % 24] += OFFSET_RATE * clipped;
    newWeek[bin.hourOfWeek()] += 2 * OFFSET_RATE * clipped;
    return new VolumeLevel(
        from + Math.max(rate, plain) * clipped,
        Math.max(newSigma, MIN_SIGMA),
        newDay,
        newWeek,
        bins + 1);
  }
}
