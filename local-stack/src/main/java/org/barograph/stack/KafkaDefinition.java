package org.barograph.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.stack.StackState.ServerState;

/** A broker that is its own controller (KRaft). */
final class KafkaDefinition implements ServerDefinition {
  private static final int ANSWER_TIMEOUT_MS = 2_000;

  @Override
  public Command prepare(StackFolder folder, StackHome home, ServerState server)
      throws IOException {
    Path file = folder.run(ServerKind.KAFKA).resolve("server.properties");
    ServerDefinition.write(file, settings(folder, server));
    return new Command(
        List.of("-XX:+UseSerialGC"),
        "org.barograph.stack.kafka.KafkaNode",
        List.of(file.toString(), folder.ready(ServerKind.KAFKA).toString()));
  }

  private static Map<String, String> settings(StackFolder folder, ServerState server) {
    String broker = "PLAINTEXT://127.0.0.1:" + server.port();
    var settings = new TreeMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + server.internalPort());
    settings.put("listeners", broker + ",CONTROLLER://127.0.0.1:" + server.internalPort());
    settings.put("advertised.listeners", broker);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.data(ServerKind.KAFKA).toString());
    settings.put("num.partitions", "8");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "4");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    // A killed broker may register again only when its old session is over (9 s by default). Broker
    // and controller share a process: a pause stops both, so a short session fences nobody wrongly.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // A replay's records carry the time of the recorded posts: the broker must neither delete them
    // as too old nor refuse them as too far ahead.
    settings.put("log.retention.ms", "-1");
    settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    return settings;
  }

  @Override
  public boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(Loopback.ADDRESS, port), ANSWER_TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
