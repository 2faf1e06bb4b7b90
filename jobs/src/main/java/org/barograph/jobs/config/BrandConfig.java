package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;

/**
 * A brand and everything by which a post may name it. At least one alias, handle, hashtag or
 * domain.
 *
 * @param id stands in documents, keys and index queries; {@code [a-z0-9][a-z0-9_-]{0,63}}
 * @param name as people read it; it finds nothing unless it is an alias, too
 * @param aliases names as written in running text
 * @param handles account names, as given in the file: with or without {@code @}
 * @param hashtags as given in the file: with or without {@code #}
 * @param domains host names; their subdomains belong to them
 * @param exclusions phrases that are not the brand although they hold one of its names, or nearly
 * @param ownAccounts handles of the brand's own accounts, with or without {@code @}: what they post
 *     is the brand's own word, not an opinion about it
 * @param context words that go with the brand; where its name is also a word, they speak for it
 * @param queries Boolean queries that find posts of the brand; see {@code jobs.match.query}
 * @param timeZone an IANA name, for hours of the day and days of the week
 * @param owner null, or who gets its alerts
 * @param runbook null, or the http(s) address that an alert links
 * @param competitors ids of other brands, for the share of voice
 */
public record BrandConfig(
    @Required String id,
    @Required String name,
    List<String> aliases,
    List<String> handles,
    List<String> hashtags,
    List<String> domains,
    List<String> exclusions,
    List<String> ownAccounts,
    List<String> context,
    List<String> queries,
    String timeZone,
    String owner,
    String runbook,
    List<String> competitors)
    implements Serializable {

  public BrandConfig {
    aliases = Lists.copy(aliases);
    handles = Lists.copy(handles);
    hashtags = Lists.copy(hashtags);
    domains = Lists.copy(domains);
    exclusions = Lists.copy(exclusions);
    ownAccounts = Lists.copy(ownAccounts);
    context = Lists.copy(context);
    queries = Lists.copy(queries);
    competitors = Lists.copy(competitors);
  }

  /** Without competitors. */
  public BrandConfig(
      String id,
      String name,
      List<String> aliases,
      List<String> handles,
      List<String> hashtags,
      List<String> domains,
      List<String> exclusions,
      List<String> ownAccounts,
      List<String> context,
      List<String> queries,
      String timeZone,
      String owner,
      String runbook) {
    this(
        id,
        name,
        aliases,
        handles,
        hashtags,
        domains,
        exclusions,
        ownAccounts,
        context,
        queries,
        timeZone,
        owner,
        runbook,
        List.of());
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
