package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentOperationTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void travelsWithoutKryo(boolean delete) throws IOException {
    var type = TypeInformation.of(DocumentOperation.class);
    var operation = new DocumentOperation("i", "x", 3, delete ? null : "{}".getBytes(UTF_8));
    var serializer = type.createSerializer(new SerializerConfigImpl());
    var out = new DataOutputSerializer(64);

    serializer.serialize(operation, out);
    var copy = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    assertThat(copy).isEqualTo(operation);
  }

  @Test
  void logLineDoesNotQuoteTheDocument() {
    var operation = DocumentOperation.write("i", "x", 3, "{\"text\":\"private\"}".getBytes(UTF_8));

    assertThat(operation).hasToString("write i/x version 3 (18 bytes)");
  }
}
