package org.barograph.jobs;

import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.detect.DecideIncidents;
import org.barograph.jobs.detect.FindPhrases;
import org.barograph.jobs.detect.FoldPanes;
import org.barograph.jobs.detect.PaneSlice;
import org.barograph.jobs.detect.WatchChannels;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.IncidentCommandRecord;
import org.barograph.jobs.index.IncidentDocument;
import org.barograph.jobs.index.WindowDocument;
import org.barograph.jobs.index.WriteAnnotations;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.PartIncidentCommands;
import org.barograph.jobs.kafka.KafkaStreams;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.CountDeadLetters;
import org.barograph.jobs.ops.MeasureDelays;
import org.barograph.jobs.ops.Uids;

/**
 * Mentions in, incidents out: minute panes, windows by brand and topic, baselines, detectors. Runs
 * on its own: detection restarts without running the language models again.
 */
public final class DetectAnomaliesJob {

  public static final String NAME = "detect-anomalies";

  /** Where the results go. */
  public record Sinks(
      Consumer<DataStream<DocumentOperation>> windows,
      Consumer<DataStream<DocumentOperation>> incidents,
      Consumer<DataStream<Incident>> alerts,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  private DetectAnomaliesJob() {}

  /**
   * From mentions to windows, incidents and alerts.
   *
   * @param heard which channels live
   * @param commands what people say of incidents
   * @param live what the configuration is at each event time; {@code config} for all that does not
   *     change while the job runs
   */
  public static void define(
      DataStream<MentionEvent> mentions,
      DataStream<Heard> heard,
      DataStream<IncidentCommandIntake> commands,
      BarographConfig config,
      LiveConfigSource live,
      Sinks sinks) {
    var panes =
        mentions
            .keyBy(FoldPanes::keyOf)
            .process(new FoldPanes(DecideIncidents.keepMillis(config)))
            .name("minute panes")
            .uid(Uids.PANES);

    var said =
        commands
            .process(new PartIncidentCommands())
            .name("commands on incidents")
            .uid(Uids.PART_INCIDENT_COMMANDS);
    var words =
        said.map(PaneSlice::of)
            .returns(TypeInformation.of(PaneSlice.class))
            .name("commands by brand")
            .uid(Uids.COMMAND_SLICES);

    var deleted =
        mentions
            .filter(mention -> mention.deletedAuthor() != null)
            .name("of deleted authors")
            .uid(Uids.DELETED)
            .map(PaneSlice::ofDeleted)
            .returns(TypeInformation.of(PaneSlice.class))
            .name("deleted authors by brand")
            .uid(Uids.DELETED_SLICES);

    var silences =
        heard
            .keyBy(Heard::channel)
            .process(new WatchChannels(live))
            .name("channels that fall silent")
            .uid(Uids.CHANNELS);

    var emerging =
        mentions
            .keyBy(MentionEvent::brand)
            .process(new FindPhrases(live))
            .name("phrases that emerge")
            .uid(Uids.PHRASES);

    var windows =
        panes
            .union(words, deleted, silences, emerging)
            .keyBy(PaneSlice::brand)
            .process(new DecideIncidents(config, live))
            .name("windows, baselines, incidents")
            .uid(Uids.DECIDE);
    var incidents = windows.getSideOutput(DecideIncidents.INCIDENTS);

    String tenant = config.tenant();
    var windowDocuments =
        windows
            .map(window -> WindowDocument.operation(tenant, window))
            .returns(TypeInformation.of(DocumentOperation.class))
            .name("window documents")
            .uid(Uids.WINDOW_DOCUMENTS);
    var incidentDocuments =
        incidents
            .map(incident -> IncidentDocument.operation(tenant, incident))
            .returns(TypeInformation.of(DocumentOperation.class))
            .name("incident documents")
            .uid(Uids.INCIDENT_DOCUMENTS);

    var unanswered =
        windows
            .getSideOutput(DecideIncidents.UNANSWERED)
            .map(IncidentCommandRecord::unanswered)
            .returns(TypeInformation.of(DeadLetter.class))
            .name("unanswered commands")
            .uid(Uids.UNANSWERED_COMMANDS);
    var rejected =
        said.getSideOutput(PartIncidentCommands.REJECTED)
            .union(unanswered)
            .map(new CountDeadLetters())
            .returns(TypeInformation.of(DeadLetter.class))
            .name("count dead letters")
            .uid(Uids.COMMAND_LETTERS);

    windows
        .getSideOutput(DecideIncidents.DECIDED)
        .flatMap(new MeasureDelays())
        .returns(Types.VOID)
        .name("delays of incidents")
        .uid(Uids.DELAYS)
        .sinkTo(new DiscardingSink<>())
        .name("measured")
        .uid(Uids.MEASURED);

    sinks.windows().accept(windowDocuments);
    sinks.incidents().accept(incidentDocuments);
    sinks.alerts().accept(incidents);
    sinks.deadLetters().accept(rejected);
  }

  /**
   * The job on Kafka and Elasticsearch.
   *
   * @param startedAt when it is submitted, epoch milliseconds
   */
  public static void live(StreamExecutionEnvironment env, BarographConfig config, long startedAt) {
    KafkaStreams kafka = new KafkaStreams(config);
    ElasticsearchOutputs elasticsearch = new ElasticsearchOutputs(config);
    var handedOver = kafka.handedOver(env);
    writeAnnotations(handedOver.heard(), config, kafka.liveConfig(), elasticsearch);
    define(
        handedOver.mentions(),
        handedOver.heard(),
        kafka.incidentCommands(env),
        config,
        kafka.liveConfig(),
        new Sinks(
            windows -> elasticsearch.write(windows, "windows", Uids.WINDOW_INDEX),
            incidents -> elasticsearch.write(incidents, "incidents", Uids.INCIDENT_INDEX),
            kafka::alerts,
            kafka::unansweredCommands));
  }

  private static void writeAnnotations(
      DataStream<Heard> heard,
      BarographConfig config,
      LiveConfigSource live,
      ElasticsearchOutputs elasticsearch) {
    var documents =
        heard
            .process(new WriteAnnotations(config.tenant(), live))
            .returns(TypeInformation.of(DocumentOperation.class))
            .setParallelism(1)
            .name("annotations")
            .uid(Uids.ANNOTATIONS);
    elasticsearch.write(documents, "annotations", Uids.ANNOTATION_INDEX);
  }

  /** For {@code flink run}: {@code --config barograph.yaml}. */
  public static void main(String[] args) throws Exception {
    JobSubmission.submit(NAME, args, DetectAnomaliesJob::live);
  }
}
