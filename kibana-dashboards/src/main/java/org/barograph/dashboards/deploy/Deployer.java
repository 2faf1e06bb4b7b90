package org.barograph.dashboards.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataView;
import org.barograph.dashboards.body.Role;

/**
 * Brings a deployment into a space of Kibana 9.5 and says what changed. Everything that can fail
 * for lack of a version or a permission to read is asked first; the same deployment a second time
 * changes nothing. Only ids with our prefix are ever written or removed.
 */
public final class Deployer implements AutoCloseable {

  private static final String VIEWS = "/api/data_views/data_view/";
  private static final String DASHBOARDS = "/api/dashboards/";
  private static final String ROLES = "/api/security/role/";
  private static final int PAGE = 100;

  private final KibanaTarget target;
  private final KibanaClient kibana;
  private final List<Change> changes = new ArrayList<>();

  public Deployer(KibanaTarget target) {
    this(target, Duration.ofSeconds(1));
  }

  Deployer(KibanaTarget target, Duration pause) {
    this.target = target;
    this.kibana = new KibanaClient(target, pause);
  }

  /**
   * Checks, compares and, unless it is a dry run, writes and reads back.
   *
   * @return what changed or would change, and what did not
   * @throws KibanaException if Kibana is too old or too new, refuses, or stores something else than
   *     was sent; what was written before stays, and the next run goes on from there
   */
  public List<Change> deploy(Deployment deployment, boolean dryRun) throws KibanaException {
    changes.clear();
    checkVersion();
    boolean spaceIsThere = checkSpace();
    // Asked now, so that a missing permission is found before anything is written.
    Set<String> storedDashboards = spaceIsThere ? storedDashboards() : Set.of();
    Set<String> storedViews = spaceIsThere ? storedViews() : Set.of();
    Set<String> storedRoles = deployment.roles().isEmpty() ? Set.of() : storedRoles();
    List<String> features = deployment.roles().isEmpty() ? List.of() : features();

    if (!spaceIsThere) {
      space(dryRun);
    }
    for (DataView view : deployment.views()) {
      view(view, storedViews.contains(view.id()), dryRun);
    }
    for (Dashboard dashboard : deployment.dashboards()) {
      dashboard(dashboard, storedDashboards.contains(dashboard.id()), dryRun);
    }
    for (Role role : deployment.roles()) {
      role(role, deployment.views(), features, storedRoles, dryRun);
    }
    remove(deployment, storedDashboards, storedViews, storedRoles, dryRun);
    return List.copyOf(changes);
  }

  private void checkVersion() throws KibanaException {
    Answer status = kibana.get(target.global("/api/status"));
    String version = status.body().at("/version/number").asText("");
    String[] parts = version.split("\\.", 3);
    boolean fits =
        parts.length == 3
            && parts[0].equals("9")
            && parts[1].matches("\\d{1,4}")
            && Integer.parseInt(parts[1]) >= 5;
    if (!fits) {
      throw new KibanaException(
          "%s: needs Kibana 9.5 or a later 9, %s"
              .formatted(
                  target.base(),
                  version.isEmpty()
                      ? "and this does not answer as a Kibana does (" + status.message() + ")"
                      : "got " + Answer.line(version, 40)));
    }
  }

  private boolean checkSpace() throws KibanaException {
    if (target.space().equals(KibanaTarget.DEFAULT_SPACE)) {
      return true;
    }
    Answer answer = kibana.get(target.global("/api/spaces/space/" + target.space()));
    return answer.status() != 404 && ok(answer, "space " + target.space());
  }

  private Set<String> storedDashboards() throws KibanaException {
    Set<String> ids = new HashSet<>();
    for (int page = 1; ; page++) {
      Answer answer =
          kibana.get(target.inSpace("/api/dashboards?page=" + page + "&per_page=" + PAGE));
      ok(answer, "list of dashboards");
      JsonNode listed = answer.body().path("dashboards");
      if (!listed.isArray()) {
        throw new KibanaException("list of dashboards: no 'dashboards' in the answer");
      }
      listed.forEach(one -> ids.add(one.path("id").asText()));
      if (listed.size() < PAGE) {
        return ids;
      }
    }
  }

  private Set<String> storedViews() throws KibanaException {
    Answer answer = kibana.get(target.inSpace("/api/data_views"));
    ok(answer, "list of data views");
    Set<String> ids = new HashSet<>();
    answer.body().path("data_view").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  /** Only roles that are ours and of this space: another space's begin alike. */
  private Set<String> storedRoles() throws KibanaException {
    Answer answer = kibana.get(target.global("/api/security/role"));
    ok(answer, "list of roles");
    Set<String> names = new HashSet<>();
    for (JsonNode role : answer.body()) {
      String name = role.path("name").asText();
      JsonNode spaces = role.at("/kibana/0/spaces");
      boolean ofSpace =
          role.path("kibana").size() == 1
              && spaces.size() == 1
              && spaces.get(0).asText().equals(target.space());
      if (name.startsWith(Dashboards.PREFIX + target.space() + "-") && ofSpace) {
        names.add(name);
      }
    }
    return names;
  }

  /** Kibana renames features now and then: the newest name that it has. */
  private List<String> features() throws KibanaException {
    Answer answer = kibana.get(target.global("/api/features"));
    ok(answer, "list of features");
    Set<String> known = new HashSet<>();
    answer.body().forEach(feature -> known.add(feature.path("id").asText()));
    List<String> found = new ArrayList<>();
    for (String feature : Role.features()) {
      String newer = feature + "_v2";
      if (!known.contains(newer) && !known.contains(feature)) {
        throw new KibanaException(
            "features: Kibana has neither '%s' nor '%s'".formatted(newer, feature));
      }
      found.add(known.contains(newer) ? newer : feature);
    }
    return found;
  }

  private void space(boolean dryRun) throws KibanaException {
    if (!dryRun) {
      ObjectNode space =
          JsonNodeFactory.instance
              .objectNode()
              .put("id", target.space())
              .put("name", target.space())
              .put("description", "Dashboards of Barograph.");
      Answer answer = kibana.post(target.global("/api/spaces/space"), space);
      // Somebody else made it since we asked.
      if (answer.status() != 409) {
        ok(answer, "space " + target.space());
      }
    }
    changes.add(Change.of("space", target.space(), Change.Action.CREATE));
  }

  private void view(DataView view, boolean isThere, boolean dryRun) throws KibanaException {
    JsonNode sent = view.body().get("data_view");
    URI place = target.inSpace(VIEWS + view.id());
    if (compare("data view", view.id(), place, "data_view", sent, isThere) || dryRun) {
      return;
    }
    ok(
        kibana.post(target.inSpace("/api/data_views/data_view"), view.body()),
        "data view " + view.id());
    verify("data view " + view.id(), place, "data_view", sent);
  }

  private void dashboard(Dashboard dashboard, boolean isThere, boolean dryRun)
      throws KibanaException {
    URI place = target.inSpace(DASHBOARDS + dashboard.id());
    if (compare("dashboard", dashboard.id(), place, "data", dashboard.body(), isThere) || dryRun) {
      return;
    }
    ok(kibana.put(place, dashboard.body()), "dashboard " + dashboard.id());
    verify("dashboard " + dashboard.id(), place, "data", dashboard.body());
  }

  private void role(
      Role role, List<DataView> views, List<String> features, Set<String> stored, boolean dryRun)
      throws KibanaException {
    String name = role.name(target.space());
    JsonNode sent = role.body(target.space(), views, features);
    URI place = target.global(ROLES + name);
    if (compare("role", name, place, "", sent, stored.contains(name)) || dryRun) {
      return;
    }
    ok(kibana.put(place, sent), "role " + name);
    verify("role " + name, place, "", sent);
  }

  /** Notes the change that is due; whether there is none. */
  private boolean compare(
      String kind, String id, URI place, String key, JsonNode sent, boolean isThere)
      throws KibanaException {
    if (!isThere) {
      changes.add(Change.of(kind, id, Change.Action.CREATE));
      return false;
    }
    Answer answer = kibana.get(place);
    ok(answer, kind + " " + id);
    List<String> differences = new ArrayList<>(Differences.between(inside(answer, key), sent));
    for (JsonNode warning : answer.body().path("warnings")) {
      differences.add("Kibana cannot show all of it: " + Answer.line(warning.toString(), 200));
    }
    Change.Action action = differences.isEmpty() ? Change.Action.UNCHANGED : Change.Action.UPDATE;
    changes.add(new Change(kind, id, action, differences));
    return differences.isEmpty();
  }

  /** What the schema cannot know: Kibana must have kept everything. */
  private void verify(String what, URI place, String key, JsonNode sent) throws KibanaException {
    Answer answer = kibana.get(place);
    ok(answer, what);
    JsonNode warnings = answer.body().path("warnings");
    if (!warnings.isEmpty()) {
      throw new KibanaException(
          "%s: was stored with warnings: %s"
              .formatted(what, Answer.line(warnings.toString(), 500)));
    }
    JsonNode stored = inside(answer, key);
    int panels = stored.path("panels").size();
    if (panels != sent.path("panels").size()) {
      throw new KibanaException(
          "%s: %d panels were sent, %d are stored"
              .formatted(what, sent.path("panels").size(), panels));
    }
    List<String> differences = Differences.between(stored, sent);
    if (!differences.isEmpty()) {
      throw new KibanaException(
          "%s: is stored otherwise than it was sent: %s".formatted(what, differences.getFirst()));
    }
  }

  private static JsonNode inside(Answer answer, String key) {
    return key.isEmpty() ? answer.body() : answer.body().path(key);
  }

  private void remove(
      Deployment deployment,
      Set<String> dashboards,
      Set<String> views,
      Set<String> roles,
      boolean dryRun)
      throws KibanaException {
    List<String> ours = deployment.dashboards().stream().map(Dashboard::id).toList();
    for (String id : leftovers(dashboards, ours)) {
      remove("dashboard", id, target.inSpace(DASHBOARDS + id), dryRun);
    }
    List<String> ourViews = deployment.views().stream().map(DataView::id).toList();
    for (String id : leftovers(views, ourViews)) {
      remove("data view", id, target.inSpace(VIEWS + id), dryRun);
    }
    List<String> ourRoles =
        deployment.roles().stream().map(role -> role.name(target.space())).toList();
    for (String name : leftovers(roles, ourRoles)) {
      remove("role", name, target.global(ROLES + name), dryRun);
    }
  }

  private static List<String> leftovers(Set<String> stored, List<String> ours) {
    return stored.stream()
        // Nothing but our own form goes into an address.
        .filter(id -> id.matches(Dashboards.PREFIX + "[a-z0-9_-]{1,240}") && !ours.contains(id))
        .sorted()
        .toList();
  }

  private void remove(String kind, String id, URI place, boolean dryRun) throws KibanaException {
    if (!dryRun) {
      Answer answer = kibana.delete(place);
      // Gone already is as good.
      if (answer.status() != 404) {
        ok(answer, kind + " " + id);
      }
    }
    changes.add(Change.of(kind, id, Change.Action.REMOVE));
  }

  private static boolean ok(Answer answer, String what) throws KibanaException {
    if (!answer.isOk()) {
      throw new KibanaException(what + ": " + answer.message());
    }
    return true;
  }

  @Override
  public void close() {
    kibana.close();
  }
}
