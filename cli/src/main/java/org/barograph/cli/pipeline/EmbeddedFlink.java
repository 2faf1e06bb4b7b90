package org.barograph.cli.pipeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink of this process for the jobs, with Flink's web interface on loopback. A job goes on from
 * its latest checkpoint where there is one.
 */
public final class EmbeddedFlink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final MiniCluster cluster;
  private final BarographConfig config;
  private final Path stateDir;

  private EmbeddedFlink(MiniCluster cluster, BarographConfig config, Path stateDir) {
    this.cluster = cluster;
    this.config = config;
    this.stateDir = stateDir;
  }

  /**
   * Starts it.
   *
   * @param jobs how many will run here
   * @param stateDir folder of the checkpoints
   * @param port of the web interface; 0 for a free one
   */
  public static EmbeddedFlink start(BarographConfig config, int jobs, Path stateDir, int port)
      throws IOException {
    Configuration flink = new Configuration();
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, String.valueOf(port));
    // Outcomes are shown live; they travel with the heartbeat.
    flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    // A laptop that slept for a while is not a lost task manager.
    flink.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(2));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    // Outside the heap: block caches and write buffers of RocksDB. Every slot has its part, whether
    // its job uses RocksDB or not.
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128L * jobs));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(jobs * config.pipeline().parallelism())
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IOException("Flink does not start: " + e.getMessage(), e);
    }
    return new EmbeddedFlink(cluster, config, stateDir);
  }

  /** Of the web interface and its REST API. */
  public URI address() {
    return cluster.getRestAddress().join();
  }

  /**
   * Submits a job, restored from its latest checkpoint if it has one.
   *
   * @throws IOException if Flink refuses it
   */
  public JobID submit(String name, JobSubmission.Live job) throws IOException {
    Path folder = stateDir.resolve(name);
    Configuration settings = JobSubmission.settings(config);
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    if (name.equals(EnrichMentionsJob.NAME)) {
      // What the ledgers remember outgrows a heap, and a snapshot of a heap writes all of it again
      // every few seconds: two fifths of the CPU time at 400,000 posts. Detection's state is small
      // and read at every tick.
      settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
      // Nearly every post is new to the ledger. Without it each one is looked for in vain in files
      // on every level: from some 400,000 posts on that was four fifths of the time.
      settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    }
    Optional<Path> latest = Checkpoints.latest(folder);
    latest.ifPresent(checkpoint -> {
      LOG.info("{} goes on from {}", name, checkpoint);
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
      // It is ours alone: Flink may delete it once the next one stands on its own.
      settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    });
    try (StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings)) {
      job.define(env, config, System.currentTimeMillis());
      var streams = env.getStreamGraph();
      streams.setJobName(name);
      return cluster.submitJob(streams.getJobGraph()).get(1, TimeUnit.MINUTES).getJobID();
    } catch (Exception e) {
      throw new IOException(name + " does not start: " + e.getMessage(), e);
    }
  }

  /**
   * Outcomes of post operations so far, by label, restarts included. Behind by about a second.
   *
   * @throws IOException if Flink does not answer, or the job has failed
   */
  public Map<String, Long> outcomes(JobID job) throws IOException {
    AccessExecutionGraph graph = graph(job);
    if (graph.getState() == JobStatus.FAILED) {
      var failure = graph.getFailureInfo();
      throw new IOException(
          "job "
              + graph.getJobName()
              + " failed: "
              + (failure == null ? "unknown" : failure.getExceptionAsString()));
    }
    Map<String, Long> outcomes = new TreeMap<>();
    for (var accumulator : graph.getAccumulatorResultsStringified()) {
      String name = accumulator.getName();
      if (name.startsWith("outcome.")) {
        outcomes.put(name.substring("outcome.".length()), Long.parseLong(accumulator.getValue()));
      }
    }
    return outcomes;
  }

  private AccessExecutionGraph graph(JobID job) throws IOException {
    try {
      return cluster.getExecutionGraph(job).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Flink does not answer: " + e.getMessage(), e);
    }
  }

  /** Whether every task of the job runs. */
  public boolean isRunning(JobID job) throws IOException {
    AccessExecutionGraph graph = graph(job);
    for (var vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != org.apache.flink.runtime.execution.ExecutionState.RUNNING) {
        return false;
      }
    }
    return graph.getState() == JobStatus.RUNNING;
  }

  /** Ends the jobs; their latest checkpoints stay. */
  @Override
  public void close() {
    try {
      cluster.closeAsync().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Flink did not stop in an orderly way: {}", e.toString());
    }
  }
}
