package org.barograph.jobs.kafka;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barograph.jobs.index.MentionRecord;

/** Reads what EnrichMentionsJob handed over; the topic is ours, so a bad record stops the job. */
final class MentionReads implements KafkaRecordDeserializationSchema<MentionRecord.Read> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<MentionRecord.Read> out)
      throws IOException {
    try {
      out.collect(MentionRecord.read(record.value()));
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          record.topic()
              + "-"
              + record.partition()
              + " offset "
              + record.offset()
              + ": not a record of this version: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public TypeInformation<MentionRecord.Read> getProducedType() {
    return TypeInformation.of(MentionRecord.Read.class);
  }
}
