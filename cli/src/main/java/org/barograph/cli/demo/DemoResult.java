package org.barograph.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the pipeline made of a scenario, as plain data.
 *
 * @param took from the first post sent to the last result, by the clock on the wall
 * @param outcomes operations by their outcome (FIELDS.md, accounting): mentioned, unscorable,
 *     not_a_mention, duplicate, deleted, heartbeat and dead_letter, as far as they are known
 * @param deadLetters dead letters by reason
 * @param mentions every mention in the index
 * @param incidents every incident in the index
 * @param links what to open next, name to address
 */
public record DemoResult(
    Duration took,
    Map<String, Long> outcomes,
    Map<String, Long> deadLetters,
    List<FoundMention> mentions,
    List<IncidentView> incidents,
    Map<String, String> links) {}
