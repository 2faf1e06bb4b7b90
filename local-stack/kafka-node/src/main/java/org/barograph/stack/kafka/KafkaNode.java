package org.barograph.stack.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and controller in one process. Arguments: the properties file, and the file to
 * write when the broker takes requests.
 */
public final class KafkaNode {
  private KafkaNode() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Path ready = Path.of(args[1]);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    formatOnce(file, Path.of(properties.getProperty("log.dirs")));
    var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    // kafka.Kafka does the same, but tells nobody when startup() has returned.
    server.startup();
    Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
    server.awaitShutdown();
  }

  /** A folder that was formatted before keeps its cluster id, and with it its records. */
  private static void formatOnce(Path file, Path data) {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    int code = StorageTool.execute(format, System.out);
    if (code != 0) {
      throw new IllegalStateException("cannot format " + data + ": StorageTool returned " + code);
    }
  }
}
