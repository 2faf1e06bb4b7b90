package org.barograph.dashboards.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataView;
import org.barograph.dashboards.body.Style;

/**
 * Checks dashboards: the form of the API, rules between keys, layout, style, links, fields. What
 * passes is not proven to look well, but every number in it can be asked for.
 */
public final class DashboardValidator {

  private static final Pattern ID =
      Pattern.compile(Pattern.quote(Dashboards.PREFIX) + "[a-z0-9-]{1,240}");

  private final ApiSchema schema = new ApiSchema();
  private final StyleRules style;
  private final FieldRules fields;

  public DashboardValidator(Style style, List<DataView> views, IndexFields fields) {
    this.style = new StyleRules(style);
    this.fields = new FieldRules(views, fields);
  }

  /** Everything that is wrong with dashboards that are deployed together; empty when all pass. */
  public List<Fault> check(List<Dashboard> dashboards) {
    List<Fault> found = new ArrayList<>();
    var links = new LinkRules(dashboards);
    Map<String, String> titles = new HashMap<>();
    for (Dashboard dashboard : dashboards) {
      var faults = new Faults(dashboard.id());
      if (!ID.matcher(dashboard.id()).matches()) {
        faults.add("", "the id must match " + ID.pattern());
      }
      String other = titles.putIfAbsent(dashboard.title(), dashboard.id());
      if (other != null) {
        faults.add("/title", "'" + dashboard.title() + "' is the title of " + other + ", too");
      }
      check(dashboard, links, faults);
      found.addAll(faults.found());
    }
    return found;
  }

  private void check(Dashboard dashboard, LinkRules links, Faults faults) {
    schema.check(dashboard.body(), faults);
    CrossFieldRules.check(dashboard.body(), faults);
    LayoutRules.check(dashboard.body(), faults);
    style.check(dashboard.body(), faults);
    fields.check(dashboard.body(), faults);
    links.check(dashboard, faults);
  }
}
