package org.barograph.jobs.observe;

import java.util.Map;

/**
 * What one stage of a job did in one minute: the pipeline document of FIELDS.md.
 *
 * @param minute its start, epoch milliseconds
 * @param outcomes by label; empty where the stage decides none
 * @param deadLetters by reason
 * @param late null where the stage has none, as the others
 * @param lag records of the input that wait
 * @param p50 milliseconds
 * @param checkpointAge milliseconds
 */
record StageMinute(
    String job,
    String stage,
    long minute,
    long records,
    Map<String, Long> outcomes,
    Map<String, Long> deadLetters,
    Long late,
    Long unscored,
    Long rejected,
    Long lag,
    Double p50,
    Double p95,
    Double p99,
    Long checkpointAge) {}
