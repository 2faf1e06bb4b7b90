package org.barograph.jobs.config;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What labelled posts say of single brands, on top of what holds for all of them. A file has a line
 * {@code brand, bias, capital, posts} a brand, between tabs, below a head line.
 */
public final class SenseWeights implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String HEAD = "brand\tbias\tcapital\tposts";

  /**
   * In log odds.
   *
   * @param bias how much more often than words of its sort the name means the brand
   * @param capital the same, on top, where it has a capital
   * @param posts how many labelled posts say so
   */
  public record OfBrand(double bias, double capital, int posts) implements Serializable {}

  private static final OfBrand UNKNOWN = new OfBrand(0, 0, 0);

  private final TreeMap<String, OfBrand> brands;

  public SenseWeights(Map<String, OfBrand> brands) {
    this.brands = new TreeMap<>(brands);
  }

  /** Nothing is known of any brand. */
  public static SenseWeights none() {
    return new SenseWeights(Map.of());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the file cannot be read or a line is none; it names the line
   */
  public static SenseWeights read(Path file) throws IOException {
    var brands = new TreeMap<String, OfBrand>();
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IOException(file + ":1: must be '" + HEAD.replace('\t', ' ') + "' between tabs");
    }
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      try {
        double bias = Double.parseDouble(columns[1]);
        double capital = Double.parseDouble(columns[2]);
        brands.put(columns[0], new OfBrand(bias, capital, Integer.parseInt(columns[3])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(file + ":" + (i + 1) + ": needs a brand and three numbers", e);
      }
    }
    return new SenseWeights(brands);
  }

  /** One line a brand, sorted by brand. */
  public void write(Path file) throws IOException {
    var lines = new StringBuilder(HEAD).append('\n');
    brands.forEach((brand, w) ->
        lines.append(
            String.format(Locale.ROOT, "%s\t%.3f\t%.3f\t%d%n", brand, w.bias, w.capital, w.posts)));
    Files.writeString(file, lines);
  }

  public int size() {
    return brands.size();
  }

  /** Zeros for a brand without labelled posts. */
  public OfBrand of(String brand) {
    return brands.getOrDefault(brand, UNKNOWN);
  }
}
