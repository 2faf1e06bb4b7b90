package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.util.Locale;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.barograph.stack.LocalStack;
import org.barograph.stack.ServerKind;
import org.barograph.stack.StackSettings;

/**
 * How many documents a second the sink writes to a real node. Arguments: documents, bytes of one,
 * parallelism. The first of three rounds warms up.
 */
final class SinkThroughput {

  private static final int ROUNDS = 3;

  private SinkThroughput() {}

  public static void main(String[] args) throws Exception {
    long documents = args.length > 0 ? Long.parseLong(args[0]) : 100_000;
    int bytes = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int parallelism = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    var folder = Files.createTempDirectory("sink-throughput");
    try (var stack = LocalStack.start(StackSettings.in(folder).only(ServerKind.ELASTICSEARCH))) {
      for (int round = 1; round <= ROUNDS; round++) {
        try (var index = new TestIndex(stack)) {
          var node = ProcessHandle.of(stack.elasticsearch().pid()).orElseThrow();
          double here = cpuSeconds(ProcessHandle.current());
          double there = cpuSeconds(node);
          double seconds = write(index, documents, bytes, parallelism);
          System.out.printf(
              Locale.ROOT,
              "round %d: %d documents of %d bytes, parallelism %d: %.1f s, %.0f documents/s,"
                  + " CPU per document %.0f us here and %.0f us in the node, indexed %d%n",
              round,
              documents,
              bytes,
              parallelism,
              seconds,
              documents / seconds,
              (cpuSeconds(ProcessHandle.current()) - here) / documents * 1e6,
              (cpuSeconds(node) - there) / documents * 1e6,
              index.count());
        }
      }
    }
  }

  private static double write(TestIndex index, long documents, int bytes, int parallelism)
      throws Exception {
    var env = SinkJobs.environment();
    env.setParallelism(parallelism);
    String name = index.name;
    String text = "lorem ipsum ".repeat(bytes / 12 + 1).substring(0, Math.max(1, bytes - 100));
    env.fromSource(
            new DataGeneratorSource<>(
                n -> DocumentOperation.write(name, "d" + n, 1, document(n, text)),
                documents,
                TypeInformation.of(DocumentOperation.class)),
            WatermarkStrategy.noWatermarks(),
            "numbered")
        .sinkTo(new ElasticsearchSink(index.settings, new LoggedRejections()))
        .uid("sink");
    long start = System.nanoTime();
    env.execute();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Tells more than the clock on a machine that others use, too. */
  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static byte[] document(long n, String text) {
    return ("{\"n\":"
            + n
            + ",\"channel\":\"forum\",\"author\":{\"id\":\"a"
            + n % 5_000
            + "\"},\"text\":\""
            + text
            + "\"}")
        .getBytes(UTF_8);
  }
}
