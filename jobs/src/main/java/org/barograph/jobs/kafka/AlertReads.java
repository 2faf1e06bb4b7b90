package org.barograph.jobs.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barograph.jobs.deliver.AlertIntake;
import org.barograph.jobs.deliver.BadAlertException;
import org.barograph.jobs.deliver.IncidentReader;
import org.barograph.jobs.model.DeadLetter;

/**
 * Reads the outbox. Unlike the mentions, a bad record does not stop the job: the next one may be
 * the one that somebody must hear of.
 */
final class AlertReads implements KafkaRecordDeserializationSchema<AlertIntake> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<AlertIntake> out) {
    try {
      out.collect(new AlertIntake(IncidentReader.record(record.value(), record.timestamp()), null));
    } catch (BadAlertException e) {
      out.collect(new AlertIntake(null, rejected(record, e.getMessage())));
    }
  }

  private static DeadLetter rejected(ConsumerRecord<byte[], byte[]> record, String detail) {
    return new DeadLetter(
        DeadLetter.DELIVER,
        "bad_alert",
        detail,
        beginning(record.value()),
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
  }

  private static String beginning(byte[] value) {
    if (value == null) {
      return "";
    }
    // As many bytes have at most as many characters.
    int length = Math.min(value.length, DeadLetter.MAX_PAYLOAD);
    return new String(value, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<AlertIntake> getProducedType() {
    return TypeInformation.of(AlertIntake.class);
  }
}
