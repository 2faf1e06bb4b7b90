package org.barograph.connectors.elasticsearch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * One write to Elasticsearch. Flat, so that Flink's POJO serializer carries it.
 *
 * @param index the index itself, not an alias over several
 * @param id the document's {@code _id}; at most 512 bytes, a longer one is rejected
 * @param version external version, at least 0: the highest one written wins, whatever the order of
 *     arrival ({@code version_type external_gte})
 * @param json the document, UTF-8; null deletes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they go over the wire; nobody writes into them
public record DocumentOperation(String index, String id, long version, byte[] json)
    implements Serializable {

  public DocumentOperation {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(id, "id");
  }

  public static DocumentOperation write(String index, String id, long version, byte[] json) {
    return new DocumentOperation(index, id, version, Objects.requireNonNull(json, "json"));
  }

  public static DocumentOperation delete(String index, String id, long version) {
    return new DocumentOperation(index, id, version, null);
  }

  public boolean isDelete() {
    return json == null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentOperation that
        && index.equals(that.index)
        && id.equals(that.id)
        && version == that.version
        && Arrays.equals(json, that.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(index, id, version, Arrays.hashCode(json));
  }

  /** Without the document: what people wrote does not belong into logs. */
  @Override
  public String toString() {
    return (isDelete() ? "delete " : "write ")
        + index
        + "/"
        + id
        + " version "
        + version
        + (isDelete() ? "" : " (" + json.length + " bytes)");
  }
}
