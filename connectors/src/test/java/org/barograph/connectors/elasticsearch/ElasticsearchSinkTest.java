package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.barograph.connectors.elasticsearch.CannedServer.Canned;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
@Timeout(180)
class ElasticsearchSinkTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(SinkJobs.cluster());

  private static final Retrying QUICK =
      new Retrying(3, Duration.ofMillis(50), Duration.ofMillis(200), 20, 0.5);

  private TestIndex index;
  private CollectedRejections rejected;

  @BeforeEach
  void createIndex(LocalStack stack) throws Exception {
    index = new TestIndex(stack);
    rejected = new CollectedRejections(index.name);
  }

  @AfterEach
  void deleteIndex() throws Exception {
    index.close();
  }

  @Test
  void writesDocuments() throws Exception {
    write(index.write("a", 1, "{\"n\":1}"), index.write("b", 1, "{\"n\":2}"));

    assertThat(index.get("a")).isEqualTo(Map.of("n", 1));
    assertThat(index.count()).isEqualTo(2);
  }

  @Test
  void higherVersionOverwrites() throws Exception {
    write(index.write("a", 1, "{\"n\":1}"), index.write("a", 2, "{\"n\":2}"));

    assertThat(index.get("a")).isEqualTo(Map.of("n", 2));
  }

  @Test
  void lowerVersionIsOvertakenAndNotRejected() throws Exception {
    var job = write(index.write("a", 2, "{\"n\":2}"), index.write("a", 1, "{\"n\":1}"));

    assertThat(index.get("a")).isEqualTo(Map.of("n", 2));
    assertThat(SinkJobs.metric(job, SinkMetrics.CONFLICTS)).isEqualTo(1);
    assertThat(SinkJobs.metric(job, SinkMetrics.ACCEPTED)).isEqualTo(1);
    assertThat(rejected.all()).isEmpty();
  }

  @Test
  void deletesAndIsNotUndoneByAnOlderWrite() throws Exception {
    write(index.write("a", 1, "{\"n\":1}"), index.delete("a", 3), index.write("a", 2, "{\"n\":2}"));

    assertThat(index.get("a")).isNull();
  }

  @Test
  void deletingWhatIsNotThereSucceeds() throws Exception {
    var job = write(index.delete("nowhere", 1));

    assertThat(SinkJobs.metric(job, SinkMetrics.ACCEPTED)).isEqualTo(1);
    assertThat(rejected.all()).isEmpty();
  }

  @Test
  void documentAgainstTheMappingGoesToTheHandlerAndTheOthersStay() throws Exception {
    var job =
        write(
            index.write("a", 1, "{\"n\":1}"),
            index.write("bad", 1, "{\"n\":\"many\"}"),
            index.write("b", 1, "{\"n\":2}"));

    assertThat(rejected.all())
        .singleElement()
        .satisfies(rejection -> {
          assertThat(rejection.operation().id()).isEqualTo("bad");
          assertThat(rejection.status()).isEqualTo(400);
          assertThat(rejection.type()).isEqualTo("document_parsing_exception");
          assertThat(rejection.reason()).contains("[n]", "many");
        });
    assertThat(index.count()).isEqualTo(2);
    assertThat(SinkJobs.metric(job, SinkMetrics.REJECTED)).isEqualTo(1);
  }

  @Test
  void whatElasticsearchRefusesTheWholeRequestForIsFoundAlone() throws Exception {
    write(
        index.write("a", 1, "{\"n\":1}"),
        index.write("x".repeat(513), 1, "{}"),
        index.write("negative", -1, "{}"),
        index.write("b", 1, "{\"n\":2}"),
        index.write(
            "broken",
            1,
            "{\"n\":1}\n{\"delete\":{\"_index\":\"" + index.name + "\",\"_id\":\"a\"}}"),
        index.write("", 1, "{}"),
        index.write("empty", 1, ""));

    assertThat(rejected.all())
        .extracting(rejection -> rejection.operation().id())
        .containsExactlyInAnyOrder("x".repeat(513), "negative", "broken", "", "empty");
    assertThat(index.count()).isEqualTo(2);
  }

  @Test
  void documentBeyondTheLimitIsRejectedAndDoesNotFailTheJob() throws Exception {
    var small = new Batching(10, 1_000, 1, 100, Duration.ofMillis(50));

    run(
        index.settings.withBatching(small),
        index.write("big", 1, "{\"t\":\"" + "x".repeat(1_000) + "\"}"),
        index.write("a", 1, "{}"));

    assertThat(rejected.all()).extracting(Rejection::type).containsExactly("document_too_large");
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void breaksOffWhenMostDocumentsAreRejected() {
    var wrong =
        IntStream.range(0, 30)
            .mapToObj(i -> index.write("d" + i, 1, "{\"n\":\"many\"}"))
            .toArray(DocumentOperation[]::new);

    assertThatThrownBy(() -> run(index.settings.withRetrying(QUICK), wrong))
        .rootCause()
        .isInstanceOf(IndexingException.class)
        .hasMessageContaining("11 of the last 20")
        .hasMessageContaining("document_parsing_exception")
        .hasMessageContaining("[n]");
  }

  @Test
  void refusedKeyFailsTheJobWithAClearMessage() throws Exception {
    var refusal =
        "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"},\"status\":401}";
    try (var server = new CannedServer(body -> new Canned(401, refusal))) {
      assertThatThrownBy(() -> run(server.settings(), index.write("a", 1, "{}")))
          .rootCause()
          .isInstanceOf(IndexingException.class)
          .hasMessageContaining("API key")
          .hasMessageContaining("unable to authenticate");
    }
  }

  @Test
  void closedIndexIsWaitedForAndNothingIsRejected() throws Exception {
    index.client.indices().close(c -> c.index(index.name));
    var job = start(index.settings.withRetrying(QUICK), index.write("a", 1, "{\"n\":1}"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> SinkJobs.metric(job.getJobID(), SinkMetrics.FAILURES) > QUICK.attempts());
    index.client.indices().open(o -> o.index(index.name));
    job.getJobExecutionResult().get(1, TimeUnit.MINUTES);

    assertThat(index.get("a")).isEqualTo(Map.of("n", 1));
    assertThat(rejected.all()).isEmpty();
  }

  @Test
  void writeBlockIsWaitedForAndNothingIsRejected() throws Exception {
    index
        .client
        .indices()
        .putSettings(p -> p.index(index.name).settings(s -> s.blocks(b -> b.write(true))));
    var job = start(index.settings.withRetrying(QUICK), index.write("a", 1, "{\"n\":1}"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> SinkJobs.metric(job.getJobID(), SinkMetrics.FAILURES) > QUICK.attempts());
    index
        .client
        .indices()
        .putSettings(p -> p.index(index.name).settings(s -> s.blocks(b -> b.write(false))));
    job.getJobExecutionResult().get(1, TimeUnit.MINUTES);

    assertThat(index.get("a")).isEqualTo(Map.of("n", 1));
    assertThat(rejected.all()).isEmpty();
  }

  @Test
  void documentThatFailsByItsOwnFaultIsGivenUpAfterItsAttempts() throws Exception {
    var failure =
        "{\"errors\":true,\"items\":[{\"index\":{\"status\":500,\"error\":{\"type\":\"odd_exception\",\"reason\":\"why\"}}}]}";
    try (var server = new CannedServer(body -> new Canned(200, failure))) {
      run(server.settings().withRetrying(QUICK), index.write("a", 1, "{}"));

      assertThat(server.requests()).hasSize(QUICK.attempts());
      assertThat(rejected.all()).extracting(Rejection::type).containsExactly("odd_exception");
    }
  }

  @Test
  void bufferedDocumentsSurviveInASavepoint(@TempDir Path folder) throws Exception {
    String savepoint;
    try (var server = new CannedServer(body -> new Canned(503, "{}"))) {
      var env = SinkJobs.environment();
      sink(SinkJobs.numbered(env, index.name, 1_000, 500), server.settings().withRetrying(QUICK));
      var job = env.executeAsync();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> SinkJobs.metric(job.getJobID(), SinkMetrics.FAILURES) > 3);
      savepoint =
          job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
              .get(1, TimeUnit.MINUTES);
    }

    var env = SinkJobs.environment();
    env.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
    sink(SinkJobs.numbered(env, index.name, 1_000, 5_000), index.settings);
    env.execute();

    assertThat(index.count()).isEqualTo(1_000);
  }

  @Test
  void killedNodeLosesNothingAndCheckpointsGoOn(LocalStack stack) throws Exception {
    var env = SinkJobs.environment();
    sink(SinkJobs.numbered(env, index.name, 5_000, 1_000), index.settings.withRetrying(QUICK));
    var job = env.executeAsync();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> SinkJobs.metric(job.getJobID(), SinkMetrics.ACCEPTED) > 500);
    stack.elasticsearch().kill();
    try {
      long before = SinkJobs.metric(job.getJobID(), "numberOfCompletedCheckpoints");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> SinkJobs.metric(job.getJobID(), "numberOfCompletedCheckpoints") > before + 5);
    } finally {
      stack.elasticsearch().restart();
    }
    job.getJobExecutionResult().get(2, TimeUnit.MINUTES);

    assertThat(index.count()).isEqualTo(5_000);
    assertThat(SinkJobs.metric(job.getJobID(), "numRestarts")).isZero();
    assertThat(rejected.all()).isEmpty();
  }

  @Test
  void fullBufferHoldsTheJobBackAndLosesNothing() throws Exception {
    var down = new AtomicBoolean(true);
    var small = new Batching(100, 1 << 20, 2, 300, Duration.ofMillis(50));
    try (var server =
        new CannedServer(body -> down.get() ? new Canned(503, "{}") : Canned.allCreated(body))) {
      var env = SinkJobs.environment();
      var settings = server.settings().withRetrying(QUICK).withBatching(small);
      sink(SinkJobs.numbered(env, index.name, 2_000, 20_000), settings);
      var job = env.executeAsync();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> SinkJobs.metric(job.getJobID(), SinkMetrics.RETRIED) > 2_000);
      down.set(false);
      job.getJobExecutionResult().get(1, TimeUnit.MINUTES);

      assertThat(SinkJobs.metric(job.getJobID(), SinkMetrics.ACCEPTED)).isEqualTo(2_000);
    }
  }

  private JobID write(DocumentOperation... operations) throws Exception {
    return run(index.settings, operations);
  }

  private JobID run(ElasticsearchSettings settings, DocumentOperation... operations)
      throws Exception {
    var job = start(settings, operations);
    job.getJobExecutionResult().get(1, TimeUnit.MINUTES);
    return job.getJobID();
  }

  private JobClient start(ElasticsearchSettings settings, DocumentOperation... operations)
      throws Exception {
    var env = SinkJobs.environment();
    sink(SinkJobs.of(env, operations), settings);
    return env.executeAsync();
  }

  private void sink(DataStream<DocumentOperation> stream, ElasticsearchSettings settings) {
    stream.sinkTo(new ElasticsearchSink(settings, rejected)).uid("sink").name("sink");
  }
}
