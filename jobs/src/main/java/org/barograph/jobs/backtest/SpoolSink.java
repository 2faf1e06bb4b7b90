package org.barograph.jobs.backtest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.barograph.connectors.elasticsearch.DocumentOperation;

/** Writes documents into files of a local folder, one a subtask; {@link Spool} reads them. */
final class SpoolSink implements Sink<DocumentOperation> {

  private final String folder;

  SpoolSink(Path folder) {
    this.folder = folder.toString();
  }

  @Override
  public SinkWriter<DocumentOperation> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    Path file = Path.of(folder, subtask + ".spool");
    return new Writer(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
  }

  private static final class Writer implements SinkWriter<DocumentOperation> {

    private final DataOutputStream out;

    Writer(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(DocumentOperation operation, Context context) throws IOException {
      byte[] id = operation.id().getBytes(StandardCharsets.UTF_8);
      out.writeInt(id.length);
      out.write(id);
      out.writeLong(operation.version());
      if (operation.isDelete()) {
        out.writeInt(-1);
      } else {
        out.writeInt(operation.json().length);
        out.write(operation.json());
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
