package org.barograph.cli.pipeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.barograph.jobs.DeliverAlertsJob;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.observe.PipelineObserver;

/**
 * The jobs on a Kafka and an Elasticsearch that run already, and what they say of themselves:
 * enrichment, detection, and delivery where there is a receiver.
 */
public final class Pipeline implements AutoCloseable {

  private final EmbeddedFlink flink;
  private final JobID enrich;
  private final JobID detect;
  private final Optional<JobID> deliver;
  private final PipelineObserver observer;

  private Pipeline(
      EmbeddedFlink flink,
      JobID enrich,
      JobID detect,
      Optional<JobID> deliver,
      PipelineObserver observer) {
    this.flink = flink;
    this.enrich = enrich;
    this.detect = detect;
    this.deliver = deliver;
    this.observer = observer;
  }

  /**
   * Creates missing Kafka topics, installs the index templates and starts the jobs.
   *
   * @param config names Kafka and Elasticsearch
   * @param stateDir folder of the checkpoints
   * @param port of Flink's web interface; 0 for a free one
   * @throws IOException if a server cannot be reached or a job does not start
   */
  public static Pipeline start(BarographConfig config, Path stateDir, int port) throws IOException {
    BarographConfig actual = JobSubmission.prepare(config);
    boolean delivers = actual.delivery().isUsed();
    EmbeddedFlink flink = EmbeddedFlink.start(actual, delivers ? 3 : 2, stateDir, port);
    try {
      JobID enrich = flink.submit(EnrichMentionsJob.NAME, EnrichMentionsJob::live);
      JobID detect = flink.submit(DetectAnomaliesJob.NAME, DetectAnomaliesJob::live);
      Optional<JobID> deliver =
          delivers
              ? Optional.of(flink.submit(DeliverAlertsJob.NAME, DeliverAlertsJob::live))
              : Optional.empty();
      PipelineObserver observer = PipelineObserver.start(flink.address(), actual);
      return new Pipeline(flink, enrich, detect, deliver, observer);
    } catch (IOException | RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  public URI flinkAddress() {
    return flink.address();
  }

  /** Whether every task of every job runs. */
  public boolean isRunning() throws IOException {
    boolean delivers = deliver.isEmpty() || flink.isRunning(deliver.get());
    return delivers && flink.isRunning(enrich) && flink.isRunning(detect);
  }

  /**
   * Outcomes of post operations so far, by label.
   *
   * @throws IOException if a job has failed
   */
  public Map<String, Long> outcomes() throws IOException {
    flink.outcomes(detect);
    if (deliver.isPresent()) {
      flink.outcomes(deliver.get());
    }
    return flink.outcomes(enrich);
  }

  @Override
  public void close() {
    observer.close();
    flink.close();
  }
}
