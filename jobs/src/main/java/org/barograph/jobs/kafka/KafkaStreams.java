package org.barograph.jobs.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.deliver.AlertIntake;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.index.IncidentDocument;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.DisorderBound;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.Placed;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.Uids;

/**
 * The jobs' ends in Kafka. Mentions and alerts are written in transactions and read committed, so
 * that the jobs hand over exactly once; dead letters at least once.
 */
public final class KafkaStreams {

  /** Below the broker's limit of 15 minutes, above any checkpoint's time-out. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  private final BarographConfig config;
  private final KafkaConfig kafka;

  public KafkaStreams(BarographConfig config) {
    this.config = config;
    this.kafka = config.kafka();
  }

  /** The file's configuration with the changes of the Kafka topic. */
  public LiveConfigSource liveConfig() {
    return new KafkaLiveConfig(config);
  }

  public DataStream<Intake> posts(StreamExecutionEnvironment env) {
    return posts(
        env,
        source(kafka.posts(), "enrich", new PostRecords(config.pipeline().futureBound())).build());
  }

  /** Those that Kafka has now, in a group of its own: whoever else reads them does not notice. */
  public DataStream<Intake> pastPosts(StreamExecutionEnvironment env) {
    return posts(
        env,
        source(kafka.posts(), "backfill", new PostRecords(config.pipeline().futureBound()))
            .setBounded(OffsetsInitializer.latest())
            .build());
  }

  private DataStream<Intake> posts(StreamExecutionEnvironment env, KafkaSource<Intake> source) {
    return env.fromSource(
            source,
            DisorderBound.strategy(config.pipeline().disorder(), config.pipeline().idleness()),
            "posts",
            TypeInformation.of(Intake.class))
        .setParallelism(readers(env))
        .uid(Uids.POSTS);
  }

  /** What people say of mentions. */
  public DataStream<CommandIntake> commands(StreamExecutionEnvironment env) {
    KafkaSource<CommandIntake> source =
        source(kafka.commands(), "enrich", new CommandRecords(config.pipeline().futureBound()))
            .build();
    return awaited(env, source, CommandIntake.class, Uids.COMMANDS, Uids.AWAIT_COMMANDS);
  }

  /** What people say of incidents; the same Kafka topic, read by another job. */
  public DataStream<IncidentCommandIntake> incidentCommands(StreamExecutionEnvironment env) {
    var records = new IncidentCommandRecords(config.pipeline().futureBound());
    KafkaSource<IncidentCommandIntake> source = source(kafka.commands(), "detect", records).build();
    return awaited(
        env,
        source,
        IncidentCommandIntake.class,
        Uids.INCIDENT_COMMANDS,
        Uids.AWAIT_INCIDENT_COMMANDS);
  }

  /** People say little: one reader for all partitions. */
  private <T extends Placed> DataStream<T> awaited(
      StreamExecutionEnvironment env,
      KafkaSource<T> source,
      Class<T> type,
      String sourceUid,
      String uid) {
    Map<String, String> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    return env.fromSource(
            source, WatermarkStrategy.noWatermarks(), "commands", TypeInformation.of(type))
        .setParallelism(1)
        .uid(sourceUid)
        .transform(
            "commands said before",
            TypeInformation.of(type),
            new AwaitCommands<T>(client, kafka.commands()))
        .setParallelism(1)
        .uid(uid);
  }

  /** What enrichment handed over: changes of mentions, and which channels live. */
  public record HandedOver(DataStream<MentionEvent> mentions, DataStream<Heard> heard) {}

  public HandedOver handedOver(StreamExecutionEnvironment env) {
    KafkaSource<MentionRecord.Read> source =
        source(kafka.mentions(), "detect", new MentionReads())
            .setProperty("isolation.level", "read_committed")
            .build();
    DataStream<MentionRecord.Read> read =
        env.fromSource(
                source,
                HandedOverTime.strategy(),
                "mentions",
                TypeInformation.of(MentionRecord.Read.class))
            .setParallelism(readers(env))
            .uid(Uids.MENTIONS);
    DataStream<MentionEvent> mentions =
        read.filter(each -> each.event() != null)
            .name("without progress")
            .uid(Uids.MENTION_EVENTS_ONLY)
            .map(MentionRecord.Read::event)
            .returns(TypeInformation.of(MentionEvent.class))
            .name("mention events")
            .uid(Uids.MENTION_EVENTS);
    DataStream<Heard> heard =
        read.filter(each -> each.heard() != null)
            .name("signs of life only")
            .uid(Uids.HEARD_ONLY)
            .map(MentionRecord.Read::heard)
            .returns(TypeInformation.of(Heard.class))
            .name("signs of life")
            .uid(Uids.HEARD);
    return new HandedOver(mentions, heard);
  }

  /**
   * Hands over to detection, with the progress of event time.
   *
   * @param startedAt when the job was submitted, epoch milliseconds
   */
  public void handOver(DataStream<MentionChange> changes, DataStream<Heard> heard, long startedAt) {
    TypeInformation<HandOver> type = TypeInformation.of(HandOver.class);
    DataStream<HandOver> signs =
        heard
            .map(HandOver::of)
            .returns(type)
            .name("signs of life to hand over")
            .uid(Uids.HAND_OVER_HEARD);
    changes
        .map(HandOver::of)
        .returns(type)
        .name("mentions to hand over")
        .uid(Uids.HAND_OVER_MENTIONS)
        .union(signs)
        .transform("progress", type, new TrackProgress(startedAt, kafka.partitions()))
        .uid(Uids.PROGRESS)
        .sinkTo(exactlyOnce("mentions", new HandOverRecords(kafka.mentions())))
        .name("mentions")
        .uid(Uids.MENTIONS_SINK);
  }

  public void alerts(DataStream<Incident> incidents) {
    incidents
        .sinkTo(
            exactlyOnce(
                "alerts",
                new Records<>(kafka.alerts(), Incident::incidentId, IncidentDocument::alert)))
        .name("alerts")
        .uid(Uids.ALERTS_SINK);
  }

  /**
   * What detection has decided. A first start reads all that is there; what is too old by then goes
   * to the dead letters.
   */
  public DataStream<AlertIntake> alerts(StreamExecutionEnvironment env) {
    KafkaSource<AlertIntake> source =
        source(kafka.alerts(), "deliver", new AlertReads())
            .setProperty("isolation.level", "read_committed")
            // Without a checkpoint it goes on where the last run was: nobody is told twice.
            .setStartingOffsets(committedOrEarliest())
            .build();
    return env.fromSource(
            source,
            WatermarkStrategy.noWatermarks(),
            "alerts",
            TypeInformation.of(AlertIntake.class))
        .setParallelism(readers(env))
        .uid(Uids.ALERTS);
  }

  // The connector's own signature asks for it.
  @SuppressWarnings("deprecation")
  private static OffsetsInitializer committedOrEarliest() {
    return OffsetsInitializer.committedOffsets(
        org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
  }

  public void deadLetters(DataStream<DeadLetter> letters) {
    deadLetters(letters, Uids.DEAD_LETTERS_SINK);
  }

  /** Dead letters of detection. */
  public void unansweredCommands(DataStream<DeadLetter> letters) {
    deadLetters(letters, Uids.COMMAND_LETTERS_SINK);
  }

  /** Dead letters of delivery. */
  public void undelivered(DataStream<DeadLetter> letters) {
    deadLetters(letters, Uids.UNDELIVERED_SINK);
  }

  private void deadLetters(DataStream<DeadLetter> letters, String uid) {
    KafkaSink<DeadLetter> sink =
        KafkaSink.<DeadLetter>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setKafkaProducerConfig(clientProperties())
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(
                new Records<>(kafka.deadLetters(), DeadLetter::key, DeadLetterRecord::json))
            .build();
    letters.sinkTo(sink).name("dead letters").uid(uid);
  }

  /** A reader without a partition would hold the event time back for ever. */
  private int readers(StreamExecutionEnvironment env) {
    return Math.min(env.getParallelism(), kafka.partitions());
  }

  private <T> KafkaSourceBuilder<T> source(
      String topic, String job, KafkaRecordDeserializationSchema<T> records) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topic)
        .setGroupId(kafka.topicPrefix() + "." + job)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperties(clientProperties())
        // New partitions must be seen before their first posts are late.
        .setProperty("partition.discovery.interval.ms", "30000")
        .setDeserializer(records);
  }

  private <T> KafkaSink<T> exactlyOnce(String what, KafkaRecordSerializationSchema<T> records) {
    Properties properties = clientProperties();
    properties.setProperty(
        "transaction.timeout.ms", String.valueOf(TRANSACTION_TIMEOUT.toMillis()));
    properties.setProperty("compression.type", "lz4");
    properties.setProperty("linger.ms", "20");
    return KafkaSink.<T>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(kafka.topicPrefix() + "." + what)
        .setRecordSerializer(records)
        .build();
  }

  private Properties clientProperties() {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    return properties;
  }
}
