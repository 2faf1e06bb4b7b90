package org.barograph.jobs;

import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.deliver.AlertIntake;
import org.barograph.jobs.deliver.DeliverAlerts;
import org.barograph.jobs.deliver.Dispatch;
import org.barograph.jobs.deliver.PartAlerts;
import org.barograph.jobs.deliver.RouteAlerts;
import org.barograph.jobs.kafka.KafkaStreams;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.ops.CountDeadLetters;
import org.barograph.jobs.ops.Uids;

/**
 * Incidents in, people told: routes, silences, escalation, receivers. Runs on its own, so that a
 * slow or dead receiver never holds up detection.
 */
public final class DeliverAlertsJob {

  public static final String NAME = "deliver-alerts";

  private DeliverAlertsJob() {}

  /** From the outbox to the receivers; what cannot be told goes to the dead letters. */
  public static void define(
      DataStream<AlertIntake> alerts,
      BarographConfig config,
      Consumer<DataStream<DeadLetter>> deadLetters) {
    var incidents = alerts.process(new PartAlerts()).name("incidents").uid(Uids.PART_ALERTS);

    var dispatches =
        incidents
            .keyBy(RouteAlerts::keyOf)
            .process(new RouteAlerts(config.delivery()))
            .name("route")
            .uid(Uids.ROUTE);

    var givenUp =
        dispatches
            .keyBy(Dispatch::keyOf)
            .process(new DeliverAlerts(config))
            .name("tell receivers")
            .uid(Uids.SEND);

    var rejected =
        incidents
            .getSideOutput(PartAlerts.REJECTED)
            .union(givenUp)
            .map(new CountDeadLetters())
            .returns(TypeInformation.of(DeadLetter.class))
            .name("count dead letters")
            .uid(Uids.UNDELIVERED);

    deadLetters.accept(rejected);
  }

  /**
   * The job on Kafka.
   *
   * @param startedAt when it is submitted, epoch milliseconds
   */
  public static void live(StreamExecutionEnvironment env, BarographConfig config, long startedAt) {
    KafkaStreams kafka = new KafkaStreams(config);
    define(kafka.alerts(env), config, kafka::undelivered);
  }

  /** For {@code flink run}: {@code --config barograph.yaml}. */
  public static void main(String[] args) throws Exception {
    JobSubmission.submit(NAME, args, DeliverAlertsJob::live);
  }
}
