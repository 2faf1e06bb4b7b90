package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A team's role: it reads documents and sees the dashboards of one space, and changes nothing. One
 * brand alone is kept to by the tenant's own indices, so that no paid feature is needed.
 *
 * @param team {@code social}, {@code on-call} or {@code product}
 * @param documents what it reads, as the index templates name it
 */
public record Role(String team, String description, List<String> documents) {

  private static final List<String> TEAMS = List.of("social", "on-call", "product");
  private static final List<String> FEATURES = List.of("dashboard", "visualize", "discover");

  public Role {
    documents = List.copyOf(documents);
  }

  public static List<Role> all() {
    return TEAMS.stream().map(Role::read).toList();
  }

  private static Role read(String team) {
    JsonNode file = Resources.json("/roles/" + team + ".json");
    return new Role(
        team,
        file.get("description").textValue(),
        file.get("documents").valueStream().map(JsonNode::textValue).toList());
  }

  /** The role's name, {@code barograph-<space>-<team>}. */
  public String name(String space) {
    return Dashboards.PREFIX + space + "-" + team;
  }

  /** The names without team that are asked for: {@code dashboard}, {@code visualize} ... */
  public static List<String> features() {
    return FEATURES;
  }

  /**
   * The body of {@code PUT /api/security/role/<name>}.
   *
   * @param views whose titles are the aliases that it may read: they bear the tenant's name
   * @param features Kibana's ids of {@link #features()}; they differ from version to version
   */
  public ObjectNode body(String space, List<DataView> views, List<String> features) {
    var nodes = JsonNodeFactory.instance;
    ObjectNode role = nodes.objectNode().put("description", description);
    ObjectNode elasticsearch = role.putObject("elasticsearch");
    elasticsearch.putArray("cluster");
    ObjectNode indices = elasticsearch.putArray("indices").addObject();
    var names = indices.putArray("names");
    views.stream()
        .filter(view -> documents.contains(view.documents()))
        .forEach(view -> names.add(view.title()));
    indices.putArray("privileges").add("read").add("view_index_metadata");
    ObjectNode kibana = role.putArray("kibana").addObject();
    kibana.putArray("base");
    ObjectNode granted = kibana.putObject("feature");
    features.forEach(feature -> granted.putArray(feature).add("read"));
    kibana.putArray("spaces").add(space);
    return role;
  }
}
