package org.barograph.cli.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.BrandConfig;

/**
 * Brands from a table of tab-separated lines {@code brand, alias, type, ...} below a head line; the
 * type is {@code name} or {@code handle}. The brand's name serves as its id, so that matches are
 * comparable with labels.
 */
public final class BrandsTable {
  private record Names(List<String> aliases, List<String> handles) {}

  private BrandsTable() {}

  public static List<BrandConfig> read(Path file) throws IOException {
    Map<String, Names> brands = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        add(lines.get(i).split("\t", -1), file + ":" + (i + 1), brands);
      }
    }
    if (brands.isEmpty()) {
      throw new UsageException(file + ": needs at least one brand below its head line");
    }
    var configs = new ArrayList<BrandConfig>();
    brands.forEach((name, names) -> configs.add(config(name, names)));
    return configs;
  }

  private static void add(String[] columns, String place, Map<String, Names> brands) {
    if (columns.length < 3 || columns[0].isBlank() || columns[1].isBlank()) {
      throw new UsageException(place + ": needs brand, alias and type between tabs");
    }
    Names names =
        brands.computeIfAbsent(columns[0], k -> new Names(new ArrayList<>(), new ArrayList<>()));
    switch (columns[2]) {
      case "name" -> names.aliases().add(columns[1]);
      case "handle" -> names.handles().add(columns[1]);
      default ->
          throw new UsageException(
              place + ": type must be name or handle, got '" + columns[2] + "'");
    }
  }

  private static BrandConfig config(String name, Names names) {
    return new BrandConfig(
        name,
        name,
        names.aliases(),
        names.handles(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "UTC",
        null,
        null);
  }
}
