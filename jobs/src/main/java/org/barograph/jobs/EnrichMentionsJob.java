package org.barograph.jobs;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.enrich.AuditLedger;
import org.barograph.jobs.enrich.AuthorLedger;
import org.barograph.jobs.enrich.PostLedger;
import org.barograph.jobs.enrich.ScoreMentions;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.MentionDocument;
import org.barograph.jobs.index.RejectedMatchesDocument;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.ParsePost;
import org.barograph.jobs.ingest.PartCommands;
import org.barograph.jobs.kafka.KafkaStreams;
import org.barograph.jobs.match.MatchBrands;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.ops.CountDeadLetters;
import org.barograph.jobs.ops.MeasureLatency;
import org.barograph.jobs.ops.Uids;

/**
 * Posts and what people say of them in, mentions out: parse, match brands, drop duplicates,
 * language, mood, topics; every reject to the dead letters.
 */
public final class EnrichMentionsJob {

  public static final String NAME = "enrich-mentions";

  /** What detection reads: changes of mentions, and which channels live. */
  public record HandOvers(DataStream<MentionChange> mentions, DataStream<Heard> heard) {}

  /** Where the results go. */
  public record Sinks(
      Consumer<HandOvers> detection,
      Consumer<DataStream<DocumentOperation>> documents,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  private EnrichMentionsJob() {}

  /**
   * From posts, and what people say of mentions, to mentions.
   *
   * @param live what the configuration is at each event time; {@code config} for all that does not
   *     change while the job runs
   */
  public static void define(
      DataStream<Intake> posts,
      DataStream<CommandIntake> commands,
      BarographConfig config,
      LiveConfigSource live,
      Sinks sinks) {
    Duration remember = config.pipeline().rememberPosts();

    var parsed = posts.process(new ParsePost()).name("parse").uid(Uids.PARSE);

    var matched =
        parsed.process(new MatchBrands(live, config.match())).name("match brands").uid(Uids.MATCH);

    var said =
        commands.process(new PartCommands()).name("commands on mentions").uid(Uids.PART_COMMANDS);

    var changed =
        matched
            .connect(said)
            .keyBy(match -> match.post().key(), Command::postKey)
            .process(new PostLedger(remember))
            .name("ledger")
            .uid(Uids.LEDGER);

    var scored =
        changed.process(new ScoreMentions(live)).name("language, mood, topics").uid(Uids.SCORE);

    var mentions =
        scored
            .connect(parsed.getSideOutput(ParsePost.AUTHOR_DELETES))
            .keyBy(AuthorLedger::keyOf, AuthorLedger::keyOf)
            .process(new AuthorLedger(remember))
            .name("deleted authors")
            .uid(Uids.AUTHORS);

    String tenant = config.tenant();
    var mentionDocuments =
        mentions
            .filter(MentionChange::current)
            .name("current")
            .uid(Uids.CURRENT)
            .map(new MeasureLatency())
            .returns(TypeInformation.of(MentionChange.class))
            .name("latency")
            .uid(Uids.LATENCY)
            .map(change -> MentionDocument.operation(tenant, change))
            .returns(TypeInformation.of(DocumentOperation.class))
            .name("mention documents")
            .uid(Uids.MENTION_DOCUMENTS);
    // Without an audit, too: what one wrote before it was turned off is still an author's.
    var auditDocuments =
        matched
            .getSideOutput(MatchBrands.AUDIT)
            .connect(parsed.getSideOutput(ParsePost.AUTHOR_DELETES))
            .keyBy(AuditLedger::keyOf, AuthorLedger::keyOf)
            .process(new AuditLedger(remember))
            .name("audit without deleted authors")
            .uid(Uids.AUDIT)
            .map(change -> RejectedMatchesDocument.operation(tenant, change))
            .returns(TypeInformation.of(DocumentOperation.class))
            .name("audit documents")
            .uid(Uids.AUDIT_DOCUMENTS);

    var rejected =
        parsed
            .getSideOutput(ParsePost.REJECTED)
            .union(
                said.getSideOutput(PartCommands.REJECTED),
                matched.getSideOutput(MatchBrands.REFUSED),
                changed.getSideOutput(PostLedger.REJECTED))
            .map(new CountDeadLetters())
            .returns(TypeInformation.of(DeadLetter.class))
            .name("count dead letters")
            .uid(Uids.DEAD_LETTERS);

    sinks.detection().accept(new HandOvers(mentions, parsed.getSideOutput(ParsePost.HEARD)));
    sinks.documents().accept(mentionDocuments.union(auditDocuments));
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
    define(
        kafka.posts(env),
        kafka.commands(env),
        config,
        kafka.liveConfig(),
        new Sinks(
            all -> kafka.handOver(all.mentions(), all.heard(), startedAt),
            documents -> elasticsearch.write(documents, "mentions", Uids.MENTION_INDEX),
            kafka::deadLetters));
  }

  /** For {@code flink run}: {@code --config barograph.yaml}. */
  public static void main(String[] args) throws Exception {
    JobSubmission.submit(NAME, args, EnrichMentionsJob::live);
  }
}
