package org.barograph.jobs.kafka;

import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.IncidentCommandParser;

/** Reads commands on incidents in the source itself, so that each partition has its own time. */
final class IncidentCommandRecords
    implements KafkaRecordDeserializationSchema<IncidentCommandIntake> {

  private final long futureBoundMillis;
  private transient IncidentCommandParser parser;

  IncidentCommandRecords(Duration futureBound) {
    this.futureBoundMillis = futureBound.toMillis();
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    parser = new IncidentCommandParser();
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<IncidentCommandIntake> out) {
    out.collect(parser.parse(record.value(), PostRecords.origin(record, futureBoundMillis)));
  }

  @Override
  public TypeInformation<IncidentCommandIntake> getProducedType() {
    return TypeInformation.of(IncidentCommandIntake.class);
  }
}
