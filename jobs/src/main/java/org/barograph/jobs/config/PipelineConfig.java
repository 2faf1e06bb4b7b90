package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the jobs run. Nothing here changes results as long as posts keep within {@code disorder}.
 *
 * @param parallelism of every operator, at least 1
 * @param checkpointInterval part of the latency of a page: output becomes visible with a checkpoint
 * @param stateDir directory of checkpoints and savepoints
 * @param disorder how much later than its event time a post may come without being late
 * @param idleness a partition that is silent for this long no longer holds the event time back
 * @param futureBound a post whose event time is further ahead of its Kafka timestamp is a dead
 *     letter
 * @param rememberPosts how long a post stays known for edits, deletes and duplicates
 */
public record PipelineConfig(
    int parallelism,
    Duration checkpointInterval,
    String stateDir,
    Duration disorder,
    Duration idleness,
    Duration futureBound,
    Duration rememberPosts)
    implements Serializable {

  public PipelineConfig withParallelism(int other) {
    return new PipelineConfig(
        other, checkpointInterval, stateDir, disorder, idleness, futureBound, rememberPosts);
  }

  public PipelineConfig withStateDir(String other) {
    return new PipelineConfig(
        parallelism, checkpointInterval, other, disorder, idleness, futureBound, rememberPosts);
  }

  public PipelineConfig withIdleness(Duration other) {
    return new PipelineConfig(
        parallelism, checkpointInterval, stateDir, disorder, other, futureBound, rememberPosts);
  }

  public PipelineConfig withCheckpointInterval(Duration other) {
    return new PipelineConfig(
        parallelism, other, stateDir, disorder, idleness, futureBound, rememberPosts);
  }
}
