package org.barograph.cli.pipeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.observe.PipelineObserver;

/** Both jobs on a Kafka and an Elasticsearch that run already, and what they say of themselves. */
public final class Pipeline implements AutoCloseable {

  private final EmbeddedFlink flink;
  private final JobID enrich;
  private final JobID detect;
  private final PipelineObserver observer;

  private Pipeline(EmbeddedFlink flink, JobID enrich, JobID detect, PipelineObserver observer) {
    this.flink = flink;
    this.enrich = enrich;
    this.detect = detect;
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
    EmbeddedFlink flink = EmbeddedFlink.start(actual, stateDir, port);
    try {
      JobID enrich = flink.submit(EnrichMentionsJob.NAME, EnrichMentionsJob::live);
      JobID detect = flink.submit(DetectAnomaliesJob.NAME, DetectAnomaliesJob::live);
      PipelineObserver observer = PipelineObserver.start(flink.address(), actual);
      return new Pipeline(flink, enrich, detect, observer);
    } catch (IOException | RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  public URI flinkAddress() {
    return flink.address();
  }

  /** Whether every task of both jobs runs. */
  public boolean isRunning() throws IOException {
    return flink.isRunning(enrich) && flink.isRunning(detect);
  }

  /**
   * Outcomes of post operations so far, by label.
   *
   * @throws IOException if a job has failed
   */
  public Map<String, Long> outcomes() throws IOException {
    flink.outcomes(detect);
    return flink.outcomes(enrich);
  }

  @Override
  public void close() {
    observer.close();
    flink.close();
  }
}
