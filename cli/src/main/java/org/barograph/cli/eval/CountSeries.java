package org.barograph.cli.eval;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of counts: CSV with the columns {@code timestamp} and {@code value}, more columns are
 * fine.
 *
 * @param problems what is wrong with it, each with file and line; empty when it can be used
 */
record CountSeries(Path file, List<Count> counts, List<String> problems) {

  /** Mentions in the bin that starts then, UTC; the text of the time as it stands in the file. */
  record Count(String timestamp, long start, int value) {}

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(\\.0+)?");

  private static final long BIN = Duration.ofMinutes(5).toMillis();

  static CountSeries read(Path file) throws IOException {
    List<Count> counts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = FORMAT.parse(reader)) {
      if (!rows.getHeaderNames().containsAll(List.of("timestamp", "value"))) {
        problems.add(file + ":1: needs the columns timestamp and value");
        return new CountSeries(file, counts, problems);
      }
      for (CSVRecord row : rows) {
        String place = file + ":" + rows.getCurrentLineNumber() + ": ";
        long after = counts.isEmpty() ? Long.MIN_VALUE : counts.getLast().start();
        add(row, place, after, counts, problems);
      }
    } catch (UncheckedIOException | IllegalArgumentException | IOException e) {
      problems.add(file + ": not readable as CSV: " + e.getMessage());
    }
    if (counts.isEmpty() && problems.isEmpty()) {
      problems.add(file + ": has no rows");
    }
    return new CountSeries(file, counts, problems);
  }

  private static void add(
      CSVRecord row, String place, long after, List<Count> counts, List<String> problems) {
    if (!row.isConsistent()) {
      problems.add(place + "has " + row.size() + " columns, unlike the head line");
      return;
    }
    String value = row.get("value");
    String timestamp = row.get("timestamp");
    if (!WHOLE.matcher(value).matches()) {
      problems.add(place + "value must be a whole number from 0 on, got '" + value + "'");
      return;
    }
    long start;
    try {
      start =
          LocalDateTime.parse(timestamp.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      problems.add(place + "timestamp must be like 2015-02-26 21:42:53, got '" + timestamp + "'");
      return;
    }
    if (after != Long.MIN_VALUE && start < after + BIN) {
      problems.add(place + "must be at least 5 minutes after the row before, got " + timestamp);
      return;
    }
    counts.add(new Count(timestamp, start, (int) Double.parseDouble(value)));
  }
}
