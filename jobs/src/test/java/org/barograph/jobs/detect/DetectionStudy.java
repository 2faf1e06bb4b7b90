package org.barograph.jobs.detect;

import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.detect.SyntheticBrand.Planted;
import org.barograph.jobs.detect.SyntheticBrand.World;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Tally;

/**
 * How often the shipped defaults page for nothing, and what they find and when: on invented brands,
 * by the plain logic that the job runs. {@code main} prints the tables; arguments: brands a row,
 * first seed, window sizes instead of the shipped ones.
 */
final class DetectionStudy {

  static final long QUIET_DAYS = 14;
  static final long EVENT_LENGTH = 3 * HOUR;
  private static final long THIN_DAYS = 2;

  /** One brand's run. */
  record Run(List<Incident> triggered, List<BrandWindow> windows) {

    long pages() {
      return triggered.stream().filter(i -> i.worst().severity().matches("error|critical")).count();
    }

    long topicIncidents() {
      return triggered.stream().filter(i -> i.worst().topic() != null).count();
    }

    /** Minutes from the onset to the tick that tells of it; −1 when none does. */
    long delay(Planted planted) {
      String topic = planted.topic().isEmpty() ? null : planted.topic();
      return triggered.stream()
          .filter(i -> java.util.Objects.equals(i.worst().topic(), topic))
          .mapToLong(i -> i.history().getLast().at())
          .filter(at -> at > planted.start() && at <= planted.end() + HOUR)
          .map(at -> (at - planted.start()) / MINUTE)
          .min()
          .orElse(-1);
    }
  }

  /** The minutes of the windows that are still open. */
  private static final class LastMinutes implements BrandDesk.OpenMinutes {

    private final long kept;
    private final NavigableMap<Long, List<org.barograph.jobs.model.ScoredMention>> minutes =
        new TreeMap<>();

    LastMinutes(long kept) {
      this.kept = kept;
    }

    void add(long minute, List<org.barograph.jobs.model.ScoredMention> said) {
      minutes.headMap(minute - kept, true).clear();
      minutes.put(minute, said);
    }

    @Override
    public Tally tally(long start, long end) {
      Tally sum = Tally.ZERO;
      for (var said : minutes.subMap(start, end).values()) {
        for (var mention : said) {
          sum = sum.plus(Tally.of(mention));
        }
      }
      return sum;
    }

    @Override
    public Pane pane(long start, long end) {
      List<org.barograph.jobs.model.ScoredMention> all = new ArrayList<>();
      minutes.subMap(start, end).values().forEach(all::addAll);
      return Pane.of(all);
    }
  }

  private DetectionStudy() {}

  /** From {@link Sample#START} on. */
  static Run run(BarographConfig config, World world, long days, long seed) {
    try {
      return looked(config, world, days, seed);
    } catch (Exception e) {
      throw new IllegalStateException("memory throws nothing", e);
    }
  }

  private static Run looked(BarographConfig config, World world, long days, long seed)
      throws Exception {
    SyntheticBrand brand = new SyntheticBrand(world, seed);
    BrandDesk desk = new BrandDesk(config);
    Map<String, KeyBaseline> baselines = new HashMap<>();
    IncidentBook.Page page = IncidentBook.Page.EMPTY;
    List<Incident> triggered = new ArrayList<>();
    List<BrandWindow> windows = new ArrayList<>();
    long[] sizes =
        config.detection().windows().stream().mapToLong(java.time.Duration::toMillis).toArray();
    long step = sizes[0];
    TreeMap<Long, Pane> panes = new TreeMap<>();
    LastMinutes open = new LastMinutes(sizes[sizes.length - 1]);
    for (long end = START + step; end <= START + days * DAY; end += step) {
      List<org.barograph.jobs.model.ScoredMention> said = new ArrayList<>();
      for (long minute = end - step; minute < end; minute += MINUTE) {
        List<org.barograph.jobs.model.ScoredMention> now = brand.minute(minute);
        said.addAll(now);
        open.add(minute, now);
        if (minute + MINUTE < end && !now.isEmpty()) {
          IncidentBook.Turned turned =
              desk.lookEarly(Sample.BRAND, minute + MINUTE, sizes, baselines, page, open);
          page = turned.page();
          triggered.addAll(turned.changed());
        }
      }
      panes.put(end, Pane.of(said));
      panes.headMap(end - sizes[sizes.length - 1], true).clear();
      List<BrandDesk.Closing> closing = new ArrayList<>();
      for (long size : sizes) {
        if (end % size == 0) {
          List<Pane> parts = new ArrayList<>(panes.tailMap(end - size, false).values());
          closing.add(new BrandDesk.Closing(end - size, end, Pane.merge(parts)));
        }
      }
      BrandDesk.Decision decision = desk.decide(Sample.BRAND, end, closing, baselines, page);
      baselines = decision.baselines();
      page = decision.page();
      windows.addAll(decision.windows());
      decision.incidents().stream()
          .filter(i -> i.state() == Incident.State.TRIGGERED)
          .forEach(triggered::add);
    }
    return new Run(triggered, windows);
  }

  /** Two thin days, then as many quiet ones. */
  static World quiet(double perHour) {
    return new World(perHour, 0.25, 0.01, START + THIN_DAYS * DAY, List.of());
  }

  static List<Planted> drops(double points, long seed) {
    Random random = new Random(seed);
    List<Planted> planted = new ArrayList<>();
    for (long day = 7; day < THIN_DAYS + QUIET_DAYS; day += 3) {
      long onset = START + day * DAY + 7 * HOUR + random.nextInt(12 * 60) * MINUTE;
      planted.add(Planted.drop(onset, EVENT_LENGTH, points));
    }
    return planted;
  }

  static List<Planted> bursts(String topic, double times, long seed) {
    return drops(0, seed).stream()
        .map(p -> Planted.burst(p.start(), EVENT_LENGTH, topic, times))
        .toList();
  }

  public static void main(String[] args) {
    int brands = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1_000;
    BarographConfig config =
        args.length > 2 ? Sample.config("windows: [" + args[2] + "]") : Sample.config();
    System.out.println("quiet: false incidents a brand and month of 30 days");
    System.out.println("mentions/h  restless  pages  topic incidents  outside the band");
    for (double restless : new double[] {0.003, 0.01, 0.03}) {
      for (double perHour : new double[] {5, 50, 500, 5_000}) {
        if (perHour == 5_000 && restless != 0.01) {
          continue; // Minutes of work a row.
        }
        quietRow(config, perHour, restless, perHour == 5_000 ? few(brands) : brands, seed);
      }
    }
    System.out.println("planted for 3 h: found, median delay in minutes");
    for (double perHour : new double[] {5, 50, 500, 5_000}) {
      int some = perHour == 5_000 ? few(brands) : brands;
      for (double points : new double[] {0.1, 0.2, 0.4}) {
        foundRow(config, perHour, "drop +" + points, some, seed, s -> drops(points, s));
      }
      for (double times : new double[] {2, 3, 5}) {
        foundRow(config, perHour, "delay x" + times, some, seed, s -> bursts("delay", times, s));
      }
    }
  }

  private static int few(int brands) {
    return Math.max(2, brands / 10);
  }

  private static void quietRow(
      BarographConfig config, double perHour, double restless, int brands, long seed) {
    long pages = 0;
    long topics = 0;
    long judged = 0;
    long outside = 0;
    for (int i = 0; i < brands; i++) {
      World quiet = quiet(perHour);
      World world =
          new World(perHour, quiet.negativeShare(), restless, quiet.thinUntil(), List.of());
      Run run = run(config, world, THIN_DAYS + QUIET_DAYS, seed + i);
      pages += run.pages();
      topics += run.topicIncidents();
      for (BrandWindow window : run.windows()) {
        if (window.topic() == null && window.expected() != null && window.tally().scored() > 0) {
          double share = window.tally().negativeShare();
          judged++;
          if (share < window.expected().negativeShareLow()
              || share > window.expected().negativeShareHigh()) {
            outside++;
          }
        }
      }
    }
    double months = brands * (THIN_DAYS + QUIET_DAYS - 1) / 30.0;
    System.out.printf(
        Locale.ROOT,
        "%10.0f  %8.3f  %5.2f  %15.2f  %15.4f%n",
        perHour,
        restless,
        pages / months,
        topics / months,
        (double) outside / judged);
  }

  private static void foundRow(
      BarographConfig config,
      double perHour,
      String what,
      int brands,
      long seed,
      java.util.function.LongFunction<List<Planted>> planting) {
    int all = 0;
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < brands; i++) {
      List<Planted> planted = planting.apply(seed + i);
      World quiet = quiet(perHour);
      World world = new World(perHour, quiet.negativeShare(), 0.01, quiet.thinUntil(), planted);
      Run run = run(config, world, THIN_DAYS + QUIET_DAYS, seed + i);
      for (Planted each : planted) {
        all++;
        long delay = run.delay(each);
        if (delay >= 0) {
          delays.add(delay);
        }
      }
    }
    delays.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%5.0f/h  %-12s  %5.1f %%  %s%n",
        perHour,
        what,
        100.0 * delays.size() / all,
        delays.isEmpty() ? "-" : delays.get(delays.size() / 2) + " min");
  }
}
