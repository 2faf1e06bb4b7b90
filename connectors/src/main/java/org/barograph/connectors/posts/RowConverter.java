package org.barograph.connectors.posts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** Turns one row of a CSV file into a canonical post. */
final class RowConverter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FieldMapping mapping;
  private final TimeFormat times;
  private final int columns;

  /**
   * @param columns how many the header has
   */
  RowConverter(FieldMapping mapping, TimeFormat times, int columns) {
    this.mapping = mapping;
    this.times = times;
    this.columns = columns;
  }

  byte[] convert(CSVRecord row) throws IOException {
    return MAPPER.writeValueAsBytes(row.size() == columns ? post(row) : misshapen(row));
  }

  private ObjectNode post(CSVRecord row) {
    var post = JsonNodeFactory.instance.objectNode().put("schema", 1);
    mapping.fields().forEach((field, source) -> set(post, field, value(source, row)));
    return post;
  }

  private static String value(FieldMapping.Source source, CSVRecord row) {
    return switch (source) {
      case FieldMapping.Column column -> row.get(column.index());
      case FieldMapping.Constant constant -> constant.value();
    };
  }

  /**
   * With a cell too many or too few nobody knows which value belongs to which field, so nothing is
   * mapped: the job misses the required fields and keeps the row as a dead letter.
   */
  private ObjectNode misshapen(CSVRecord row) {
    var post = JsonNodeFactory.instance.objectNode().put("schema", 1);
    post.put("problem", "CSV row of %d cells, header of %d".formatted(row.size(), columns));
    var cells = post.putArray("row");
    row.forEach(cells::add);
    return post;
  }

  private void set(ObjectNode post, CanonicalField field, String value) {
    // An empty cell says "not known"; only a text may really be empty (a picture, say).
    if (value.isEmpty() && field != CanonicalField.TEXT) {
      return;
    }
    int dot = field.path().indexOf('.');
    var parent = dot < 0 ? post : post.withObjectProperty(field.path().substring(0, dot));
    var name = field.path().substring(dot + 1);
    switch (field.type()) {
      case TEXT -> parent.put(name, value);
      case TIME -> parent.put(name, time(value));
      case COUNT -> setCount(parent, name, value);
      case FLAG -> setFlag(parent, name, value);
    }
  }

  private String time(String value) {
    var time = times.parse(value);
    return time.isPresent() ? Rfc3339.format(time.getAsLong()) : value;
  }

  /** Spreadsheets and data frames write counts as 12.0, too. */
  private static void setCount(ObjectNode parent, String name, String value) {
    try {
      if (value.length() <= 20) {
        parent.put(name, new BigDecimal(value.strip()).longValueExact());
        return;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Not a count: passed on as it is, for the job to judge.
    }
    parent.put(name, value);
  }

  private static void setFlag(ObjectNode parent, String name, String value) {
    switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> parent.put(name, true);
      case "false", "no", "0" -> parent.put(name, false);
      default -> parent.put(name, value);
    }
  }
}
