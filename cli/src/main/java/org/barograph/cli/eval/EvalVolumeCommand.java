package org.barograph.cli.eval;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.detect.VolumeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the volume rule makes of series of counts. */
@Command(
    name = "volume",
    description = {
      "Runs the volume rule over series of counts and writes a score for every row.",
      "",
      "The rule is that of the live job at its defaults (medium sensitivity); a row that pages has"
          + " a score of at least 0.5. Each series is read in its order and knows nothing of the"
          + " others.",
      ""
    })
final class EvalVolumeCommand implements Callable<Integer> {

  /** Of a file that is no series at all, more would tell nobody anything. */
  private static final int MAX_PROBLEMS = 100;

  private static final double PAGE = 0.5;

  @Option(
      names = "--series",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder of CSV files, also in folders below it: timestamp,value with a count for every"
              + " five minutes, those without mentions included; UTC.")
  private Path series;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Where barograph_<file>.csv is written for each, in the same folders:"
              + " timestamp,value,anomaly_score.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(series)) {
      throw new UsageException("--series: not a folder: " + series);
    }
    List<CountSeries> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files()) {
      CountSeries read = CountSeries.read(file);
      all.add(read);
      problems.addAll(read.problems());
    }
    if (all.isEmpty()) {
      throw new UsageException("--series: no CSV file below " + series);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(text(problems));
    }
    for (CountSeries each : all) {
      score(each);
    }
    return 0;
  }

  /** In an order that does not depend on the disk; results of an earlier run are not series. */
  private List<Path> files() throws IOException {
    Path results = out.toAbsolutePath().normalize();
    try (Stream<Path> found = Files.walk(series)) {
      return found
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
          .filter(file -> !file.toAbsolutePath().normalize().startsWith(results))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String text(List<String> problems) {
    int more = problems.size() - MAX_PROBLEMS;
    String shown = String.join("\n", problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }

  private void score(CountSeries counts) throws IOException {
    Path name = series.relativize(counts.file());
    Path target = out.resolve(name).resolveSibling("barograph_" + name.getFileName());
    Files.createDirectories(target.getParent());
    VolumeSeries rule = new VolumeSeries(Defaults.VOLUME_SPIKE);
    int pages = 0;
    try (Writer writer = Files.newBufferedWriter(target)) {
      writer.write("timestamp,value,anomaly_score\n");
      for (CountSeries.Count count : counts.counts()) {
        double score = rule.next(count.start(), count.value());
        pages += score >= PAGE ? 1 : 0;
        writer.write(
            String.format(Locale.ROOT, "%s,%d,%.4f\n", count.timestamp(), count.value(), score));
      }
    }
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "%,7d rows %4d pages -> %s%n", counts.counts().size(), pages, target);
    spec.commandLine().getOut().flush();
  }
}
