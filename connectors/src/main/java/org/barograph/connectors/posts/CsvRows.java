package org.barograph.connectors.posts;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV (RFC 4180) with a header: every row becomes a canonical post in JSON. */
final class CsvRows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private CsvRows() {}

  /**
   * Returns how many records were cut because a Kafka request could not hold them.
   *
   * @param mapping see {@link MappingSyntax}; null maps columns that are named like fields
   * @throws InvalidMappingException before the first record
   * @throws IOException if the rest cannot be split into rows; names the line
   */
  static long read(InputStream text, String mapping, String timeFormat, RawRecords records)
      throws IOException, InvalidMappingException {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var budget = new Budgeted(new BufferedReader(new InputStreamReader(text, decoder), 1 << 16));
    long line = 1;
    try (var parser = CSVParser.builder().setReader(budget).setFormat(FORMAT).get()) {
      var rows = parser.iterator();
      var converter = converter(mapping, timeFormat, rows);
      long cut = 0;
      while (true) {
        // The parser counts line ends; the row starts on the line after them.
        line = parser.getCurrentLineNumber() + 1;
        budget.refill();
        if (!rows.hasNext()) {
          return cut;
        }
        var json = converter.convert(rows.next());
        if (json.length > RawRecords.MAX_BYTES) {
          json = Arrays.copyOf(json, RawRecords.MAX_BYTES);
          cut++;
        }
        records.accept(json, line);
      }
    } catch (UncheckedIOException e) {
      throw atLine(line, e.getCause());
    }
  }

  private static RowConverter converter(String mapping, String timeFormat, Iterator<CSVRecord> rows)
      throws InvalidMappingException {
    var problems = new ArrayList<String>();
    var times = times(timeFormat, problems);
    List<String> header = List.of();
    if (rows.hasNext()) {
      header = rows.next().stream().map(String::strip).toList();
    } else {
      problems.add("the file has no header line");
    }
    var fields = FieldMapping.resolve(mapping, header, problems);
    if (!problems.isEmpty()) {
      throw new InvalidMappingException(problems);
    }
    return new RowConverter(fields, times, header.size());
  }

  private static TimeFormat times(String pattern, List<String> problems) {
    try {
      return TimeFormat.of(pattern);
    } catch (IllegalArgumentException e) {
      problems.add("--time-format \"%s\": %s".formatted(pattern, e.getMessage()));
      return TimeFormat.of(null);
    }
  }

  private static IOException atLine(long line, IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new IOException(
          "line " + line + " or soon after: not UTF-8 (iconv -t UTF-8 converts it)", cause);
    }
    return new IOException(
        "row that starts at line " + line + ": " + Printable.line(cause.getMessage()), cause);
  }

  /** Ends a row whose quote never closes before it has swallowed the heap. */
  private static final class Budgeted extends FilterReader {
    private static final int MAX_CHARS = 4 << 20;
    private int left = MAX_CHARS;

    Budgeted(Reader in) {
      super(in);
    }

    void refill() {
      left = MAX_CHARS;
    }

    @Override
    public int read() throws IOException {
      spend(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      spend(read);
      return read;
    }

    private void spend(int chars) throws IOException {
      left -= Math.max(0, chars);
      if (left < 0) {
        throw new IOException(
            "longer than %,d characters; an unclosed quote?".formatted(MAX_CHARS));
      }
    }
  }
}
