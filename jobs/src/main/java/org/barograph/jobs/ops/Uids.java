package org.barograph.jobs.ops;

/**
 * Uids of operators, {@code <job>.<stage>}. State is found by them: they never change. Golden files
 * hold those of each job's graph.
 */
public final class Uids {

  public static final String POSTS = "enrich.posts";
  public static final String PARSE = "enrich.parse";
  public static final String MATCH = "enrich.match";
  public static final String COMMANDS = "enrich.commands";
  public static final String AWAIT_COMMANDS = "enrich.await-commands";
  public static final String PART_COMMANDS = "enrich.part-commands";
  public static final String LEDGER = "enrich.ledger";
  public static final String SCORE = "enrich.score";
  public static final String AUTHORS = "enrich.authors";
  public static final String CURRENT = "enrich.current";
  public static final String LATENCY = "enrich.latency";
  public static final String MENTION_DOCUMENTS = "enrich.documents";
  public static final String MENTION_INDEX = "enrich.index";
  public static final String AUDIT = "enrich.audit";
  public static final String AUDIT_DOCUMENTS = "enrich.audit-documents";
  public static final String HAND_OVER_MENTIONS = "enrich.hand-over-mentions";
  public static final String HAND_OVER_HEARD = "enrich.hand-over-heard";
  public static final String PROGRESS = "enrich.progress";
  public static final String MENTIONS_SINK = "enrich.mentions";
  public static final String DEAD_LETTERS = "enrich.dead-letters";
  public static final String DEAD_LETTERS_SINK = "enrich.dead-letters-sink";

  public static final String MENTIONS = "detect.mentions";
  public static final String MENTION_EVENTS_ONLY = "detect.events-only";
  public static final String MENTION_EVENTS = "detect.events";
  public static final String INCIDENT_COMMANDS = "detect.commands";
  public static final String AWAIT_INCIDENT_COMMANDS = "detect.await-commands";
  public static final String PART_INCIDENT_COMMANDS = "detect.part-commands";
  public static final String DELETED = "detect.deleted";
  public static final String DELETED_SLICES = "detect.deleted-by-brand";
  public static final String COMMAND_SLICES = "detect.commands-by-brand";
  public static final String UNANSWERED_COMMANDS = "detect.unanswered-commands";
  public static final String COMMAND_LETTERS = "detect.dead-letters";
  public static final String COMMAND_LETTERS_SINK = "detect.dead-letters-sink";
  public static final String HEARD_ONLY = "detect.heard-only";
  public static final String HEARD = "detect.heard";
  public static final String CHANNELS = "detect.channels";
  public static final String PHRASES = "detect.phrases";
  public static final String PANES = "detect.panes";
  public static final String DECIDE = "detect.decide";
  public static final String ANNOTATIONS = "detect.annotations";
  public static final String ANNOTATION_INDEX = "detect.annotation-index";
  public static final String DELAYS = "detect.delays";
  public static final String MEASURED = "detect.measured";
  public static final String WINDOW_DOCUMENTS = "detect.window-documents";
  public static final String WINDOW_INDEX = "detect.window-index";
  public static final String INCIDENT_DOCUMENTS = "detect.incident-documents";
  public static final String INCIDENT_INDEX = "detect.incident-index";
  public static final String ALERTS_SINK = "detect.alerts";

  public static final String ALERTS = "deliver.alerts";
  public static final String PART_ALERTS = "deliver.incidents";
  public static final String ROUTE = "deliver.route";
  public static final String SEND = "deliver.send";
  public static final String UNDELIVERED = "deliver.dead-letters";
  public static final String UNDELIVERED_SINK = "deliver.dead-letters-sink";

  private Uids() {}
}
