package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The newline-delimited body of a bulk request: action lines are written, documents are copied as
 * they are.
 */
final class BulkBody {

  private static final byte[] INDEX = "{\"index\":{\"_index\":\"".getBytes(UTF_8);
  private static final byte[] DELETE = "{\"delete\":{\"_index\":\"".getBytes(UTF_8);
  private static final byte[] ID = "\",\"_id\":\"".getBytes(UTF_8);
  private static final byte[] VERSION =
      "\",\"version_type\":\"external_gte\",\"version\":".getBytes(UTF_8);
  private static final byte[] END = "}}\n".getBytes(UTF_8);

  /** Bytes of an action line besides index name and id; the version counts with all its digits. */
  private static final int ACTION_BYTES =
      INDEX.length + ID.length + VERSION.length + END.length + 20;

  private BulkBody() {}

  /** How much one operation adds to the body, about: names outside of ASCII count by characters. */
  static long size(DocumentOperation operation) {
    int document = operation.isDelete() ? 0 : operation.json().length + 1;
    return ACTION_BYTES + operation.index().length() + operation.id().length() + (long) document;
  }

  static byte[] of(List<DocumentOperation> operations) {
    long size = operations.stream().mapToLong(BulkBody::size).sum();
    var body = new ByteArrayOutputStream(Math.toIntExact(size));
    for (DocumentOperation operation : operations) {
      body.writeBytes(operation.isDelete() ? DELETE : INDEX);
      body.writeBytes(quoted(operation.index()));
      body.writeBytes(ID);
      body.writeBytes(quoted(operation.id()));
      body.writeBytes(VERSION);
      body.writeBytes(Long.toString(operation.version()).getBytes(UTF_8));
      body.writeBytes(END);
      if (!operation.isDelete()) {
        writeLine(operation.json(), body);
      }
    }
    return body.toByteArray();
  }

  /**
   * Half a surrogate pair becomes a question mark on the way through UTF-8; the encoder would
   * throw.
   */
  private static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(new String(text.getBytes(UTF_8), UTF_8));
  }

  /**
   * JSON has raw line breaks only between tokens, where a blank means the same. What is no JSON at
   * all stays one line, too, and cannot pass for an action of its own.
   */
  private static void writeLine(byte[] json, ByteArrayOutputStream body) {
    int start = 0;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        body.write(json, start, i - start);
        body.write(' ');
        start = i + 1;
      }
    }
    body.write(json, start, json.length - start);
    body.write('\n');
  }
}
