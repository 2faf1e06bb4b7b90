package org.barograph.jobs.detect;

import static org.barograph.jobs.detect.Sample.START;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.config.Sensitivity;

/**
 * How often the volume rule pages for nothing, and which bursts it finds and when: on invented
 * counts with a rhythm of day and week. {@code main} prints the tables; arguments: brands a row,
 * first seed.
 */
final class VolumeStudy {

  static final double[] PER_HOUR = {5, 50, 500, 5_000};
  static final int QUIET_DAYS = 30;

  /** A burst in the second and one in the third week: a brand that bursts daily is another case. */
  private static final int[] BURST_DAYS = {9, 16};

  private static final int DAYS = 23;
  private static final int BIN_MINUTES = (int) (VolumeBin.LENGTH / Minutes.MINUTE);
  private static final int BURST_BINS = 3 * VolumeBin.AN_HOUR;

  /** Spread of days and hours beyond chance, of the logarithm. */
  private static final double RESTLESS = 0.15;

  /** What was planted, and what came of it. */
  record Found(int planted, List<Integer> delays, int pagesElsewhere) {

    double rate() {
      return (double) delays.size() / planted;
    }

    /** Minutes; −1 when nothing was found. */
    int medianDelay() {
      List<Integer> sorted = delays.stream().sorted().toList();
      return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2);
    }
  }

  private VolumeStudy() {}

  static RuleConfig rule(Sensitivity sensitivity) {
    return new RuleConfig(true, sensitivity, 10, 5, 1);
  }

  /** Mentions of each bin. */
  static int[] counts(
      double perHour, double restless, int days, List<Integer> onsets, double times, long seed) {
    Random random = new Random(seed);
    int[] counts = new int[days * VolumeBin.A_DAY];
    double weekend = 0.5 + 0.5 * random.nextDouble();
    double day = 1;
    double hour = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (bin % VolumeBin.A_DAY == 0) {
        day = Math.exp(restless * random.nextGaussian());
      }
      if (bin % VolumeBin.AN_HOUR == 0) {
        hour = 0.6 * hour + 0.8 * restless * random.nextGaussian();
      }
      double rhythm = 1 - 0.6 * Math.cos(2 * Math.PI * (bin % VolumeBin.A_DAY) / VolumeBin.A_DAY);
      double week = bin / VolumeBin.A_DAY % 7 >= 5 ? weekend : 1;
      int at = bin;
      boolean bursts = onsets.stream().anyMatch(o -> at >= o && at < o + BURST_BINS);
      double mean = perHour / VolumeBin.AN_HOUR * rhythm * week * day * Math.exp(hour);
      counts[bin] = Baselines.poisson(random, bursts ? times * mean : mean);
    }
    return counts;
  }

  /**
   * When it pages, in minutes from the beginning. As the job does, it looks at the bin that is
   * going on after each of its minutes.
   */
  static List<Integer> pages(RuleConfig rule, int[] counts, long seed) {
    VolumeSpikeDetector detector = new VolumeSpikeDetector(rule);
    VolumeMemory memory = VolumeMemory.of(Prior.load(), START);
    Random random = new Random(seed);
    List<Integer> pages = new ArrayList<>();
    for (int bin = 0; bin < counts.length; bin++) {
      long start = START + bin * VolumeBin.LENGTH;
      memory = memory.resumedAt(start);
      int early = early(detector, memory, start, counts[bin], random);
      VolumeBin whole = VolumeBin.of(start, counts[bin], ZoneOffset.UTC);
      VolumeJudgement judgement = detector.judge(memory, whole);
      memory = memory.learn(whole);
      if (judgement.isAnomaly()) {
        memory = memory.paged(whole.end(), judgement.returnDays());
        pages.add(BIN_MINUTES * bin + early);
      }
    }
    return pages;
  }

  /** After how many minutes of the bin it fires, at most all of them. */
  private static int early(
      VolumeSpikeDetector detector, VolumeMemory memory, long start, int count, Random random) {
    int[] minutes = new int[BIN_MINUTES];
    for (int i = 0; i < count; i++) {
      minutes[random.nextInt(BIN_MINUTES)]++;
    }
    int sum = 0;
    for (int minute = 1; minute < BIN_MINUTES; minute++) {
      sum += minutes[minute - 1];
      VolumeBin part = VolumeBin.of(start, sum, ZoneOffset.UTC);
      if (minutes[minute - 1] > 0 && detector.judge(memory, part).isAnomaly()) {
        return minute;
      }
    }
    return BIN_MINUTES;
  }

  /** False pages a brand and month. */
  static double quiet(RuleConfig rule, double perHour, double restless, int brands, long seed) {
    int pages = 0;
    for (int i = 0; i < brands; i++) {
      int[] counts = counts(perHour, restless, QUIET_DAYS, List.of(), 1, seed + i);
      pages += pages(rule, counts, seed + i).size();
    }
    return (double) pages / brands;
  }

  static Found bursts(RuleConfig rule, double perHour, double times, int brands, long seed) {
    List<Integer> delays = new ArrayList<>();
    int elsewhere = 0;
    for (int i = 0; i < brands; i++) {
      Random random = new Random(seed + i);
      List<Integer> onsets = new ArrayList<>();
      for (int day : BURST_DAYS) {
        onsets.add(day * VolumeBin.A_DAY + 7 * VolumeBin.AN_HOUR + random.nextInt(144));
      }
      int[] counts = counts(perHour, RESTLESS, DAYS, onsets, times, seed + i);
      List<Integer> pages = pages(rule, counts, seed + i);
      for (int onset : onsets) {
        int start = BIN_MINUTES * onset;
        int end = start + BIN_MINUTES * (BURST_BINS + VolumeBin.AN_HOUR);
        List<Integer> its = pages.stream().filter(p -> p > start && p <= end).toList();
        its.stream().findFirst().ifPresent(p -> delays.add(p - start));
        elsewhere -= its.size();
      }
      elsewhere += pages.size();
    }
    return new Found(BURST_DAYS.length * brands, delays, elsewhere);
  }

  public static void main(String[] args) {
    int brands = args.length > 0 ? Integer.parseInt(args[0]) : 30;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 40_000;
    for (Sensitivity sensitivity : Sensitivity.values()) {
      System.out.println(sensitivity + ", quiet: false pages a brand and month");
      System.out.println("mentions/h  restless 0.05   0.15   0.25");
      for (double perHour : PER_HOUR) {
        System.out.printf(Locale.ROOT, "%10.0f       ", perHour);
        for (double restless : new double[] {0.05, 0.15, 0.25}) {
          double pages = quiet(rule(sensitivity), perHour, restless, brands, seed);
          System.out.printf(Locale.ROOT, "  %5.2f", pages);
        }
        System.out.println();
      }
      System.out.println(sensitivity + ", bursts of 3 h: found, median delay in minutes");
      for (double perHour : PER_HOUR) {
        System.out.printf(Locale.ROOT, "%10.0f", perHour);
        for (double times : new double[] {2, 3, 5, 10}) {
          Found found = bursts(rule(sensitivity), perHour, times, brands, seed);
          System.out.printf(
              Locale.ROOT, "   x%.0f %3.0f %% %4d", times, 100 * found.rate(), found.medianDelay());
        }
        System.out.println();
      }
    }
  }
}
