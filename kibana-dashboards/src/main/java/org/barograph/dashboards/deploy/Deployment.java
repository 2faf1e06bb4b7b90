package org.barograph.dashboards.deploy;

import java.util.List;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataView;
import org.barograph.dashboards.body.DataViews;
import org.barograph.dashboards.body.Role;

/**
 * What is to be in the space.
 *
 * @param roles empty: roles are left alone, whatever they are
 */
public record Deployment(List<DataView> views, List<Dashboard> dashboards, List<Role> roles) {

  public Deployment {
    views = List.copyOf(views);
    dashboards = List.copyOf(dashboards);
    roles = List.copyOf(roles);
  }

  /** All that comes with Barograph, over the indices of one tenant. */
  public static Deployment ours(String tenantOrNull, boolean withRoles) {
    return new Deployment(
        DataViews.all(tenantOrNull), Dashboards.all(), withRoles ? Role.all() : List.of());
  }
}
