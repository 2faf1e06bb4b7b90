package org.barograph.jobs.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.barograph.jobs.DeliverAlertsJob;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.junit.jupiter.api.Test;

class StagesTest {

  private static final BarographConfig CONFIG =
      ConfigLoader.parse(
          """
          kafka: {bootstrap: "127.0.0.1:1"}
          delivery: {receivers: [{id: log, type: log}]}
          elasticsearch: {urls: ["http://127.0.0.1:1"]}
          brands:
            - {id: acme, name: Acme, aliases: [Acme]}
          """,
          "test.yaml");

  /** An operator that is renamed would vanish from the dashboard without a word. */
  @Test
  void everyStageIsAnOperatorOfAJob() {
    Set<String> operators = new TreeSet<>();
    operators.addAll(operators(EnrichMentionsJob::live));
    operators.addAll(operators(DetectAnomaliesJob::live));
    operators.addAll(operators(DeliverAlertsJob::live));

    assertThat(operators).containsAll(Stages.operators());
  }

  @Test
  void onlyTheMetricsOfStagesAreWanted() {
    assertThat(Stages.isWanted("parse.numRecordsIn")).isTrue();
    assertThat(Stages.isWanted("match_brands.outcome.not_a_mention")).isTrue();
    assertThat(Stages.isWanted("parse.numBytesIn")).isFalse();
    assertThat(Stages.isWanted("current.numRecordsIn")).isFalse();
    assertThat(Stages.isWanted("numRecordsIn")).isFalse();
  }

  private static List<String> operators(JobSubmission.Live job) {
    var env = StreamExecutionEnvironment.getExecutionEnvironment(JobSubmission.settings(CONFIG));
    job.define(env, CONFIG, 0);
    var graph = env.getStreamGraph();
    // Sinks are taken apart on the way to the job's graph.
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
    return graph.getStreamNodes().stream()
        .map(StreamNode::getOperatorName)
        // As Flink's metrics write it.
        .map(name -> name.replaceAll("[ .:,]", "_"))
        .toList();
  }
}
