package org.barograph.cli.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barograph.cli.demo.IncidentJudge;
import org.barograph.cli.demo.IncidentView;
import org.barograph.cli.demo.Judgement;
import org.barograph.cli.demo.Judgement.Finding;
import org.barograph.cli.demo.Scenario;
import org.barograph.cli.demo.ScenarioFiles;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;

/**
 * What all rules together tell of demos that nobody has looked at, by backtests of the whole
 * pipeline with the shipped configuration. {@code main}; arguments: first seed, number of seeds.
 * Prints what each seed gave, and the sums by kind.
 */
final class ScenarioStudy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioStudy() {}

  public static void main(String[] args) throws Exception {
    long first = Long.parseLong(args[0]);
    int seeds = Integer.parseInt(args[1]);
    Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    Map<String, Integer> sums = new TreeMap<>();
    int missed = 0;
    int planted = 0;
    for (long seed = first; seed < first + seeds; seed++) {
      Path folder = Files.createTempDirectory("scenario-study");
      Scenario scenario = ScenarioFiles.write(seed, end, Installation.shipped(), folder);
      Judgement judgement = IncidentJudge.judge(incidents(folder, end), scenario.truth().events());
      planted += scenario.truth().events().size();
      missed += judgement.missed().size();
      List<String> told = new ArrayList<>();
      for (Finding finding : judgement.findings()) {
        IncidentView incident = finding.incident();
        sums.merge(incident.kind() + " " + finding.verdict(), 1, Integer::sum);
        told.add(
            "%s %s %s %.2f of %d (fires from %.2f)"
                .formatted(
                    finding.verdict(),
                    incident.kind(),
                    incident.brand(),
                    incident.observed(),
                    incident.n(),
                    incident.threshold()));
      }
      System.out.println(seed + ": missed " + judgement.missed().size() + ", " + told);
      delete(folder);
    }
    System.out.printf("%d scenarios, %d of %d events missed%n", seeds, missed, planted);
    sums.forEach((what, count) -> System.out.println(what + " " + count));
  }

  private static List<IncidentView> incidents(Path folder, Instant end) throws Exception {
    BarographConfig config = Installation.shipped();
    Path posts = folder.resolve(ScenarioFiles.POSTS);
    long latest = end.plus(config.pipeline().futureBound()).toEpochMilli();
    Path incidents = folder.resolve("incidents");
    Backtest.run(
        new PostFileSource(posts.toString(), null, null, config.pipeline().disorder(), latest),
        null,
        FixedConfig.of(config),
        2,
        new Backtest.Outputs(incidents, folder.resolve("mentions"), folder.resolve("windows")));
    List<IncidentView> views = new ArrayList<>();
    for (String line : Files.readAllLines(incidents)) {
      views.add(IncidentView.of(JSON.readTree(line)));
    }
    return views;
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
