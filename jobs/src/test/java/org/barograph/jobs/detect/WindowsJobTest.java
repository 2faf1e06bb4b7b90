package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionEvent;
import org.junit.jupiter.api.Test;

/** The detection job as Flink runs it, on three partitions that are not at the same time. */
class WindowsJobTest {

  private static final long END = START + 3 * HOUR;
  private static final int POSTS = 300;

  /** The job runs in this JVM. */
  private static final Queue<DocumentOperation> COLLECTED = new ConcurrentLinkedQueue<>();

  /** A post, or (without one) a heartbeat: from {@code at} on the partition is that far. */
  public record Entry(MentionEvent event, long at, boolean heartbeat) {}

  @Test
  void everyPostIsInAWindowThoughPartitionsAreLateOrSilent() throws Exception {
    Map<String, String> windows = windows(2, disordered(), late(), silent());

    int counted = 0;
    for (String json : windows.values()) {
      JsonNode window = new ObjectMapper().readTree(json);
      if (window.get("kind").asText().equals("brand") && window.get("size").asInt() == 15) {
        counted += window.get("mentions").asInt();
      }
    }
    assertThat(counted).isEqualTo(2 * POSTS);
  }

  @Test
  void documentsAreTheSameBytesAtAnyParallelism() throws Exception {
    assertThat(windows(3, disordered(), silent())).isEqualTo(windows(1, disordered(), silent()));
  }

  /** The newest revision of each window document. */
  @SafeVarargs
  private static Map<String, String> windows(int parallelism, List<Entry>... partitions)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, JobSubmission.strict());
    DataStream<MentionEvent> mentions = partition(env, 0, partitions[0]);
    for (int i = 1; i < partitions.length; i++) {
      mentions = mentions.union(partition(env, i, partitions[i]));
    }
    COLLECTED.clear();
    DetectAnomaliesJob.define(
        mentions,
        heard(mentions),
        env.fromData(
                TypeInformation.of(IncidentCommandIntake.class),
                new IncidentCommandIntake(null, null, 0, 0))
            .setParallelism(1)
            .uid("test.commands"),
        Sample.config(),
        FixedConfig.of(Sample.config()),
        new DetectAnomaliesJob.Sinks(
            WindowsJobTest::collect,
            incidents -> incidents.sinkTo(new DiscardingSink<>()).uid("test.incidents"),
            alerts -> alerts.sinkTo(new DiscardingSink<>()).uid("test.alerts"),
            letters -> letters.sinkTo(new DiscardingSink<>()).uid("test.letters")));
    env.execute("windows");
    Map<String, DocumentOperation> newest = new TreeMap<>();
    for (DocumentOperation operation : COLLECTED) {
      newest.merge(operation.id(), operation, (a, b) -> a.version() >= b.version() ? a : b);
    }
    Map<String, String> windows = new TreeMap<>();
    newest.forEach(
        (id, document) -> windows.put(id, new String(document.json(), StandardCharsets.UTF_8)));
    return windows;
  }

  private static DataStream<Heard> heard(DataStream<MentionEvent> mentions) {
    return mentions
        .map(mention -> new Heard("forum", Minutes.startOf(mention.eventAt())))
        .returns(TypeInformation.of(Heard.class))
        .uid("test.heard");
  }

  private static void collect(DataStream<DocumentOperation> documents) {
    documents
        .map(document -> {
          COLLECTED.add(document);
          return document;
        })
        .returns(TypeInformation.of(DocumentOperation.class))
        .uid("test.collect")
        .sinkTo(new DiscardingSink<>())
        .uid("test.windows");
  }

  private static DataStream<MentionEvent> partition(
      StreamExecutionEnvironment env, int number, List<Entry> entries) {
    return env.fromData(TypeInformation.of(Entry.class), entries.toArray(Entry[]::new))
        .uid("test.entries." + number)
        .setParallelism(1)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Entry>forGenerator(context -> new Heartbeats())
                .withTimestampAssigner((entry, recorded) -> entry.at()))
        .uid("test.time." + number)
        .setParallelism(1)
        .filter(entry -> !entry.heartbeat())
        .uid("test.posts." + number)
        .setParallelism(1)
        .map(Entry::event)
        .returns(TypeInformation.of(MentionEvent.class))
        .uid("test.events." + number)
        .setParallelism(1);
  }

  /** Up to five minutes out of order, within the bound: a heartbeat follows behind. */
  private static List<Entry> disordered() {
    Random random = new Random(4);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      long time = START + i * (END - START) / POSTS;
      long at = Math.max(START, time - random.nextInt(5) * MINUTE);
      entries.add(post(i, at));
      entries.add(heartbeat(time - 5 * MINUTE));
    }
    entries.add(heartbeat(END));
    return entries;
  }

  /** Its heartbeats run ahead of its posts by an hour and a half. */
  private static List<Entry> late() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      long time = START + i * (END - START) / POSTS;
      entries.add(heartbeat(Math.min(END, time + 90 * MINUTE)));
      entries.add(post(POSTS + i, time));
    }
    entries.add(heartbeat(END));
    return entries;
  }

  /** Says nothing but that it lives. */
  private static List<Entry> silent() {
    return IntStream.rangeClosed(0, 180).mapToObj(i -> heartbeat(START + i * MINUTE)).toList();
  }

  private static Entry post(int number, long at) {
    return new Entry(Sample.negative(number).at(at), at, false);
  }

  private static Entry heartbeat(long at) {
    return new Entry(null, at, true);
  }

  private static final class Heartbeats implements WatermarkGenerator<Entry> {

    @Override
    public void onEvent(Entry entry, long at, WatermarkOutput output) {
      if (entry.heartbeat()) {
        output.emitWatermark(new Watermark(at));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Time comes from the heartbeats alone.
    }
  }
}
