package org.barograph.jobs.backtest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.IncidentCommandParser;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ops.Uids;

/**
 * A file of commands, one JSON object a line, read as a whole: people do not write many.
 *
 * @param latest the latest time that a command may name, epoch milliseconds
 */
record CommandFile(String name, List<String> lines, long latest) {

  /** Reads the file; null: no commands. */
  static CommandFile read(Path fileOrNull, long latest) throws IOException {
    return fileOrNull == null
        ? new CommandFile("", List.of(), latest)
        : new CommandFile(
            fileOrNull.toString(), List.copyOf(Files.readAllLines(fileOrNull)), latest);
  }

  /**
   * All of them at the first post: before any event time passes, however the tasks are scheduled. A
   * source of its own could end after the posts, and the ticks of a backtest with it.
   */
  DataStream<CommandIntake> before(DataStream<Intake> posts) {
    return posts
        .flatMap(
            new AtFirstPost<>(
                name, lines, latest, (line, origin) -> new CommandParser().parse(line, origin)))
        .returns(TypeInformation.of(CommandIntake.class))
        .name("commands")
        .uid(Uids.COMMANDS)
        .setParallelism(1);
  }

  /** As {@link #before}, those on incidents, for detection. */
  DataStream<IncidentCommandIntake> onIncidents(DataStream<Intake> posts) {
    return posts
        .flatMap(
            new AtFirstPost<>(
                name,
                lines,
                latest,
                (line, origin) -> new IncidentCommandParser().parse(line, origin)))
        .returns(TypeInformation.of(IncidentCommandIntake.class))
        .name("commands on incidents")
        .uid(Uids.INCIDENT_COMMANDS)
        .setParallelism(1);
  }

  private interface Read<T> extends Serializable {
    T read(byte[] line, Origin origin);
  }

  private static final class AtFirstPost<T> implements FlatMapFunction<Intake, T> {

    private final String name;
    private final List<String> lines;
    private final long latest;
    private final Read<T> read;
    private boolean sent;

    AtFirstPost(String name, List<String> lines, long latest, Read<T> read) {
      this.name = name;
      this.lines = lines;
      this.latest = latest;
      this.read = read;
    }

    @Override
    public void flatMap(Intake post, Collector<T> out) {
      if (sent) {
        return;
      }
      sent = true;
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          Origin origin = new Origin(name, 0, i + 1, null, 0, latest);
          out.collect(read.read(lines.get(i).getBytes(StandardCharsets.UTF_8), origin));
        }
      }
    }
  }
}
