package org.barograph.jobs.kafka;

import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.CommandParser;

/** Reads commands in the source itself, so that each partition has its own event time. */
final class CommandRecords implements KafkaRecordDeserializationSchema<CommandIntake> {

  private final long futureBoundMillis;
  private transient CommandParser parser;

  CommandRecords(Duration futureBound) {
    this.futureBoundMillis = futureBound.toMillis();
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    parser = new CommandParser();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CommandIntake> out) {
    out.collect(parser.parse(record.value(), PostRecords.origin(record, futureBoundMillis)));
  }

  @Override
  public TypeInformation<CommandIntake> getProducedType() {
    return TypeInformation.of(CommandIntake.class);
  }
}
