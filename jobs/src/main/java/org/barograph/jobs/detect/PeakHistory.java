package org.barograph.jobs.detect;

/**
 * How often, and how far, a key's strength has passed a fixed level: peaks over threshold with one
 * peak a run, so that a burst of hours counts once. The rate of peaks and their mean excess have
 * conjugate (gamma) priors, which makes the excess of the next peak a Lomax variable (Davison and
 * Smith, "Models for exceedances over high thresholds", 1990, for the method; the exponential case
 * with a prior). A brand that bursts every day is thus harder to impress than a quiet one.
 *
 * @param peaks decayed number of runs that ended
 * @param days decayed time observed
 * @param excess decayed sum of the runs' peaks above the level
 * @param peak highest excess of the run that is going on; negative when there is none
 * @param calm bins since the run's last one above the level
 */
public record PeakHistory(
    Prior.Peaks prior, double peaks, double days, double excess, double peak, int calm) {

  /** Of {@link VolumeMemory#strength}: each time scale would be at z = 2.3. */
  private static final double LEVEL = 1.2;

  /** A run ends when it was calm for this long. */
  private static final int RUN_ENDS_AFTER = VolumeBin.A_DAY / 2;

  private static final double HALF_LIFE_BINS = 14 * VolumeBin.A_DAY;

  private static final double NO_RUN = -1;

  static PeakHistory of(Prior.Peaks prior) {
    return new PeakHistory(prior, 0, 0, 0, NO_RUN, 0);
  }

  /** Days that usually pass between peaks as high as this one; 0 below the level. */
  double returnDays(double strength) {
    double above = strength - LEVEL;
    if (above < 0) {
      return 0;
    }
    double rate = (prior.peaks() + peaks) / (prior.days() + days);
    double weight = prior.weight() + peaks;
    double scale = prior.weight() * prior.excess() + excess;
    return StrictMath.exp(weight * StrictMath.log1p(above / scale)) / rate;
  }

  /** Learns the bin after it was judged; what a run was worth is learnt when it is over. */
  PeakHistory learn(double strength) {
    double keep = StrictMath.pow(0.5, 1 / HALF_LIFE_BINS);
    PeakHistory aged =
        new PeakHistory(
            prior, peaks * keep, days * keep + 1.0 / VolumeBin.A_DAY, excess * keep, peak, calm);
    double above = strength - LEVEL;
    if (above > 0) {
      return aged.inRun(Math.max(peak, above), 0);
    }
    if (peak < 0) {
      return aged;
    }
    if (calm + 1 < RUN_ENDS_AFTER) {
      return aged.inRun(peak, calm + 1);
    }
    return new PeakHistory(prior, aged.peaks + 1, aged.days, aged.excess + peak, NO_RUN, 0);
  }

  private PeakHistory inRun(double highest, int calmBins) {
    return new PeakHistory(prior, peaks, days, excess, highest, calmBins);
  }
}
