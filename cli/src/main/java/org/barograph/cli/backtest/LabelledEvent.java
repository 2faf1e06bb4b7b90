package org.barograph.cli.backtest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.barograph.cli.UsageException;
import org.barograph.cli.demo.IncidentView;

/**
 * Something that happened, and that a rule should tell.
 *
 * @param kind of the incident that tells it; empty for any
 * @param end exclusive
 */
public record LabelledEvent(String brand, String kind, Instant start, Instant end) {

  private static final Set<String> KINDS =
      Set.of("", "sentiment_drop", "volume_spike", "topic_spike", "emerging_topic", "data_missing");

  /**
   * Reads CSV with the columns {@code brand,kind,start,end}.
   *
   * @throws UsageException if a line is none; names it
   */
  public static List<LabelledEvent> read(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    List<LabelledEvent> events = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : format.parse(reader)) {
        events.add(event(row, "--labels: " + file + ":" + (row.getRecordNumber() + 1) + ": "));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--labels: " + file + ": " + e.getMessage());
    }
    return List.copyOf(events);
  }

  private static LabelledEvent event(CSVRecord row, String where) {
    for (String column : List.of("brand", "kind", "start", "end")) {
      if (!row.isSet(column)) {
        throw new UsageException(where + "needs the columns brand,kind,start,end");
      }
    }
    if (!KINDS.contains(row.get("kind"))) {
      throw new UsageException(where + "kind: no such kind, '" + row.get("kind") + "'");
    }
    try {
      Instant start = Instant.parse(row.get("start"));
      Instant end = Instant.parse(row.get("end"));
      if (!start.isBefore(end)) {
        throw new UsageException(where + "start must be before end");
      }
      return new LabelledEvent(row.get("brand"), row.get("kind"), start, end);
    } catch (DateTimeException e) {
      throw new UsageException(where + "start and end: must be RFC 3339 in UTC");
    }
  }

  /** Fired while it lasted, about the same brand, of its kind. */
  boolean isToldBy(IncidentView incident) {
    return brand.equals(incident.brand())
        && (kind.isEmpty() || kind.equals(incident.kind()))
        && !incident.firedAt().isBefore(start)
        && incident.firedAt().isBefore(end);
  }
}
