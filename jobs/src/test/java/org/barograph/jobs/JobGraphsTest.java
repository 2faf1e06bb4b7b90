package org.barograph.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.MatchConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The graphs as they are submitted; nothing is contacted for it. */
class JobGraphsTest {

  static final BarographConfig CONFIG =
      ConfigLoader.parse(
          """
          kafka: {bootstrap: "127.0.0.1:1"}
          elasticsearch: {urls: ["http://127.0.0.1:1"]}
          brands:
            - {id: acme, name: Acme, aliases: [Acme]}
          delivery: {receivers: [{id: log, type: log}]}
          """,
          "test.yaml");

  record Job(String name, JobSubmission.Live live) {

    /** Fails on a generic type or a missing uid: the settings forbid both. */
    List<StreamNode> graph() {
      return graph(CONFIG);
    }

    List<StreamNode> graph(BarographConfig config) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(JobSubmission.settings(config));
      live.define(env, config, 0);
      var graph = env.getStreamGraph();
      // Sinks are taken apart, and uids checked, on the way to the job's graph.
      assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
      return List.copyOf(graph.getStreamNodes());
    }
  }

  static final List<Job> JOBS =
      List.of(
          new Job(EnrichMentionsJob.NAME, EnrichMentionsJob::live),
          new Job(DetectAnomaliesJob.NAME, DetectAnomaliesJob::live),
          new Job(DeliverAlertsJob.NAME, DeliverAlertsJob::live));

  /** State is found by them: a change here loses the state of running installations. */
  @ParameterizedTest
  @FieldSource("JOBS")
  void uidsNeverChange(Job job) throws IOException {
    List<String> uids =
        job.graph().stream().map(StreamNode::getTransformationUID).sorted().toList();

    assertThat(uids).isEqualTo(golden(job.name + ".uids")).doesNotHaveDuplicates();
  }

  /** It may be turned on and off between restarts, and no state is lost. */
  @Test
  void anAuditMovesNoOperator() throws IOException {
    var audited = CONFIG.withMatch(new MatchConfig(true, 0.1, null));

    assertThat(JOBS.getFirst().graph(audited))
        .extracting(StreamNode::getTransformationUID)
        .containsExactlyInAnyOrderElementsOf(golden(EnrichMentionsJob.NAME + ".uids"));
  }

  @ParameterizedTest
  @FieldSource("JOBS")
  void everyStateIsKeyedByAString(Job job) {
    assertThat(job.graph())
        .extracting(StreamNode::getStateKeySerializer)
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .allMatch(StringSerializer.class::isInstance);
  }

  @ParameterizedTest
  @FieldSource("JOBS")
  void noRecordTravelsThroughKryo(Job job) {
    assertThat(job.graph())
        .extracting(StreamNode::getTypeSerializerOut)
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .noneMatch(JobGraphsTest::isGeneric);
  }

  private static boolean isGeneric(TypeSerializer<?> serializer) {
    return serializer instanceof KryoSerializer;
  }

  static List<String> golden(String name) throws IOException {
    try (InputStream in = JobGraphsTest.class.getResourceAsStream("/golden/" + name)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
