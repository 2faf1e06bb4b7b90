package org.barograph.jobs.index;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of indices and of the aliases that readers use.
 *
 * <p>Monthly indices carry the UTC month of the document's event time, so that a replay writes into
 * the index it wrote into before. A tenant's name stands after the first word and keeps its
 * documents apart from those of others in the same Elasticsearch; null stands for none.
 */
public final class IndexNames {

  // No hyphen: it separates the tenant from the month, and so no tenant's pattern can take in
  // another tenant's indices.
  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_]{0,31}");

  private IndexNames() {}

  /** {@code mentions-2026.11} or {@code mentions-acme-2026.11}. */
  public static String mentions(String tenantOrNull, long epochMillis) {
    return monthly(mentionsAlias(tenantOrNull), epochMillis);
  }

  /** {@code windows-2026.11} or {@code windows-acme-2026.11}. */
  public static String windows(String tenantOrNull, long epochMillis) {
    return monthly(windowsAlias(tenantOrNull), epochMillis);
  }

  /** {@code pipeline-2026.11} or {@code pipeline-acme-2026.11}. */
  public static String pipeline(String tenantOrNull, long epochMillis) {
    return monthly(pipelineAlias(tenantOrNull), epochMillis);
  }

  /**
   * An index that a backfill fills, read through the alias once all of it is there. No template's
   * pattern takes it in, and so it bears no alias before: after the alias's name comes neither a
   * year nor, with its point, a tenant.
   *
   * @param alias {@link #mentionsAlias} or {@link #windowsAlias}
   * @param run tells one backfill of a brand from the next: lower-case letters and digits
   */
  public static String backfill(String alias, String brand, String run, long epochMillis) {
    return monthly(alias + "-backfill." + brand + "." + run, epochMillis);
  }

  /** Every index of a brand's backfills. */
  public static String backfills(String alias, String brand) {
    return alias + "-backfill." + brand + ".*";
  }

  /** The one index of incidents. */
  public static String incidents(String tenantOrNull) {
    return of("incidents", tenantOrNull);
  }

  /** The one index of annotations. */
  public static String annotations(String tenantOrNull) {
    return of("annotations", tenantOrNull);
  }

  /** The one index of candidates that were turned down. */
  public static String audit(String tenantOrNull) {
    return of("audit", tenantOrNull);
  }

  /** What readers name to get the mentions of every month. */
  public static String mentionsAlias(String tenantOrNull) {
    return of("mentions", tenantOrNull);
  }

  /** What readers name to get the windows of every month. */
  public static String windowsAlias(String tenantOrNull) {
    return of("windows", tenantOrNull);
  }

  /** What readers name to get the pipeline's figures of every month. */
  public static String pipelineAlias(String tenantOrNull) {
    return of("pipeline", tenantOrNull);
  }

  /**
   * The first word and the tenant.
   *
   * @throws IllegalArgumentException if the tenant is not {@code [a-z0-9][a-z0-9_]{0,31}}
   */
  static String of(String kind, String tenantOrNull) {
    if (tenantOrNull == null) {
      return kind;
    }
    if (!TENANT.matcher(tenantOrNull).matches()) {
      throw new IllegalArgumentException(
          "tenant: must match " + TENANT.pattern() + ", got '" + tenantOrNull + "'");
    }
    return kind + "-" + tenantOrNull;
  }

  private static String monthly(String alias, long epochMillis) {
    ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC);
    // The templates' patterns without tenant rest on a year of four digits that starts with 1 or 2.
    if (time.getYear() < 1000 || time.getYear() > 2999) {
      throw new IllegalArgumentException(
          "event time: the year must be 1000 to 2999, got " + time.toInstant());
    }
    return String.format(Locale.ROOT, "%s-%04d.%02d", alias, time.getYear(), time.getMonthValue());
  }
}
