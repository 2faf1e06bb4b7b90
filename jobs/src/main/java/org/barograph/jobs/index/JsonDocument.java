package org.barograph.jobs.index;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes one JSON object by the conventions of FIELDS.md: what has no value is left out, times are
 * RFC 3339 in UTC with milliseconds. The order of fields is the order of calls, so equal facts give
 * equal bytes.
 */
final class JsonDocument {

  // Emoji as 4 bytes and not as 12: a text of nothing else must still fit into a Kafka record.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final JsonGenerator json;

  private JsonDocument(JsonGenerator json) {
    this.json = json;
  }

  /** Writes into memory, so an I/O error cannot happen. */
  interface Body {
    void write(JsonDocument document) throws IOException;
  }

  static byte[] bytes(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      body.write(new JsonDocument(json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON into memory", e);
    }
    return out.toByteArray();
  }

  static String time(long epochMillis) {
    return ITU.formatUtcMilli(Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));
  }

  JsonDocument text(String name, String valueOrNull) throws IOException {
    if (valueOrNull != null) {
      json.writeStringField(name, valueOrNull);
    }
    return this;
  }

  JsonDocument number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
    return this;
  }

  JsonDocument number(String name, double value) throws IOException {
    json.writeNumberField(name, value);
    return this;
  }

  JsonDocument flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
    return this;
  }

  JsonDocument time(String name, long epochMillis) throws IOException {
    json.writeStringField(name, time(epochMillis));
    return this;
  }

  JsonDocument texts(String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    return this;
  }

  JsonDocument object(String name, Body body) throws IOException {
    json.writeObjectFieldStart(name);
    body.write(this);
    json.writeEndObject();
    return this;
  }

  /** One element of an array of objects. */
  interface Element<T> {
    void write(T value) throws IOException;
  }

  <T> JsonDocument objects(String name, List<T> values, Element<T> element) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (T value : values) {
        json.writeStartObject();
        element.write(value);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return this;
  }
}
