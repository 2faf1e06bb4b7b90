package org.barograph.jobs.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ingest.PostParser;

/** Reads posts in the source itself, so that each partition has its own event time. */
final class PostRecords implements KafkaRecordDeserializationSchema<Intake> {

  private final long futureBoundMillis;
  private transient PostParser parser;

  PostRecords(Duration futureBound) {
    this.futureBoundMillis = futureBound.toMillis();
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    parser = new PostParser();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Intake> out) {
    out.collect(parser.parse(record.value(), origin(record, futureBoundMillis)));
  }

  static Origin origin(ConsumerRecord<byte[], byte[]> record, long futureBoundMillis) {
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    return new Origin(
        record.topic(),
        record.partition(),
        record.offset(),
        key,
        record.timestamp(),
        record.timestamp() + futureBoundMillis);
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return TypeInformation.of(Intake.class);
  }
}
