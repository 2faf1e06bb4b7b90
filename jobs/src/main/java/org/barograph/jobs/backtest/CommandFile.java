package org.barograph.jobs.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ops.Uids;

/**
 * A file of commands, one JSON object a line, read as a whole: people do not write many. Event time
 * waits for the end of it.
 */
record CommandFile(ArrayList<CommandIntake> commands) {

  /**
   * Reads the file.
   *
   * @param fileOrNull null: no commands
   * @param latest the latest time that a command may name, epoch milliseconds
   */
  static CommandFile read(Path fileOrNull, long latest) throws IOException {
    ArrayList<CommandIntake> commands = new ArrayList<>();
    if (fileOrNull != null) {
      CommandParser parser = new CommandParser();
      List<String> lines = Files.readAllLines(fileOrNull);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          Origin origin = new Origin(fileOrNull.toString(), 0, i + 1, null, 0, latest);
          commands.add(parser.parse(lines.get(i).getBytes(StandardCharsets.UTF_8), origin));
        }
      }
    }
    return new CommandFile(commands);
  }

  DataStream<CommandIntake> stream(StreamExecutionEnvironment env) {
    ArrayList<CommandIntake> all = commands;
    // One past the end: a sequence cannot be empty.
    return env.fromSequence(0, all.size())
        .setParallelism(1)
        .uid(Uids.COMMANDS)
        .flatMap((Long index, Collector<CommandIntake> out) -> {
          if (index < all.size()) {
            out.collect(all.get(index.intValue()));
          }
        })
        .returns(TypeInformation.of(CommandIntake.class))
        .name("commands")
        .uid("backtest.commands");
  }
}
