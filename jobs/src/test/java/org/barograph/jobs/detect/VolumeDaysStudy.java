package org.barograph.jobs.detect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.barograph.jobs.config.Defaults;

/**
 * What other days between peaks than those of the sensitivities make of series of counts, so that
 * the days can be chosen on some series and measured on another. Arguments: the folder of the
 * series, and one for the results, which get a folder for each number of days.
 */
final class VolumeDaysStudy {

  private static final double FEWEST = 2.5;
  private static final double MOST = 10;

  /** Eight steps double the days. */
  private static final double STEP = Math.pow(2, 1 / 8.0);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private VolumeDaysStudy() {}

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of(args[0]))) {
      files = found.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    for (double days = FEWEST; days < MOST * 1.001; days *= STEP) {
      Path out = Path.of(args[1], String.format(Locale.ROOT, "%.3f", days));
      Files.createDirectories(out);
      for (Path file : files) {
        score(file, out.resolve("barograph_" + file.getFileName()), days);
      }
    }
  }

  private static void score(Path file, Path target, double days) throws IOException {
    VolumeSeries rule = new VolumeSeries(Defaults.VOLUME_SPIKE, days);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(target))) {
      out.println("timestamp,value,anomaly_score");
      for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
        String[] columns = line.split(",", -1);
        long start = LocalDateTime.parse(columns[0], TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
        double score = rule.next(start, Integer.parseInt(columns[1]));
        out.printf(Locale.ROOT, "%s,%s,%.4f%n", columns[0], columns[1], score);
      }
    }
  }
}
