package org.barograph.dashboards.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployerTest {

  private static final Deployment OURS = Deployment.ours(null, true);

  private final FakeKibana kibana = new FakeKibana();

  @AfterEach
  void stop() {
    kibana.close();
  }

  @Test
  void anEmptyKibanaGetsEverythingDataViewsFirst() throws Exception {
    List<Change> changes = deploy(OURS, "social", false);

    assertThat(changes).allMatch(change -> change.action() == Change.Action.CREATE);
    assertThat(changes)
        .extracting(Change::kind)
        .containsOnly("space", "data view", "dashboard", "role");
    assertThat(kibana.kept.keySet())
        .contains(
            "spaces/social",
            "social/views/barograph-mentions",
            "social/dashboards/barograph-mood",
            "roles/barograph-social-on-call")
        .hasSize(1 + 1 + 5 + 5 + 3);
    assertThat(kibana.writes())
        .startsWith("POST /api/spaces/space", "POST /s/social/api/data_views/data_view")
        .endsWith("PUT /api/security/role/barograph-social-product");
  }

  @Test
  void theSameAgainChangesNothing() throws Exception {
    deploy(OURS, "social", false);
    kibana.writes();

    List<Change> changes = deploy(OURS, "social", false);

    assertThat(changes).hasSize(13).noneMatch(Change::isChange);
    assertThat(kibana.writes()).isEmpty();
  }

  @Test
  void whatSomebodyChangedIsShownAndSetBack() throws Exception {
    deploy(OURS, "default", false);
    ObjectNode mood = (ObjectNode) kibana.kept.get("default/dashboards/barograph-mood");
    mood.put("title", "Hands off");
    ((ObjectNode) mood.at("/panels/2/grid")).put("w", 20);
    kibana.writes();

    List<Change> changes = deploy(OURS, "default", false);

    assertThat(changes.stream().filter(Change::isChange))
        .containsExactly(
            new Change(
                "dashboard",
                "barograph-mood",
                Change.Action.UPDATE,
                List.of("/title: \"Hands off\" -> \"Mood now\"", "/panels/2/grid/w: 20 -> 12")));
    assertThat(kibana.writes()).containsExactly("PUT /api/dashboards/barograph-mood");
    assertThat(kibana.kept.get("default/dashboards/barograph-mood").get("title").asText())
        .isEqualTo("Mood now");
  }

  @Test
  void aDryRunShowsTheSameAndWritesNothing() throws Exception {
    List<Change> shown = deploy(OURS, "social", true);

    assertThat(kibana.writes()).isEmpty();
    assertThat(kibana.kept).containsOnlyKeys("spaces/default");
    assertThat(shown).isEqualTo(deploy(OURS, "social", false));
  }

  @Test
  void whatLeftTheRepositoryIsRemovedAndNothingElse() throws Exception {
    deploy(OURS, "social", false);
    put("social/dashboards/barograph-old", "{}");
    put("social/dashboards/sales", "{}");
    put("default/dashboards/barograph-old", "{}");
    kibana.kept.put("social/views/barograph-old", id("barograph-old"));
    kibana.kept.put("social/views/logs", id("logs"));
    role("barograph-social-old", "social");
    role("barograph-social-emea-on-call", "social-emea");
    role("kibana_admin", "social");
    Map<String, JsonNode> before = new TreeMap<>(kibana.kept);

    List<Change> changes = deploy(OURS, "social", false);

    assertThat(changes.stream().filter(Change::isChange))
        .containsExactly(
            Change.of("dashboard", "barograph-old", Change.Action.REMOVE),
            Change.of("data view", "barograph-old", Change.Action.REMOVE),
            Change.of("role", "barograph-social-old", Change.Action.REMOVE));
    before
        .keySet()
        .removeAll(
            List.of(
                "social/dashboards/barograph-old",
                "social/views/barograph-old",
                "roles/barograph-social-old"));
    assertThat(kibana.kept).isEqualTo(before);
  }

  @Test
  void leftoversAreFoundOnEveryPage() throws Exception {
    deploy(OURS, "default", false);
    for (int i = 0; i < 250; i++) {
      put("default/dashboards/" + (i == 249 ? "barograph-zz" : "a" + i), "{}");
    }

    assertThat(deploy(OURS, "default", false))
        .contains(Change.of("dashboard", "barograph-zz", Change.Action.REMOVE));
    assertThat(kibana.kept).hasSize(1 + 13 + 249);
  }

  @Test
  void withoutRolesNoRoleIsAskedForOrTouched() throws Exception {
    role("barograph-default-social", "default");
    kibana.fail("GET", "/api/security/role", 403);

    deploy(Deployment.ours(null, false), "default", false);

    assertThat(kibana.kept).containsKey("roles/barograph-default-social");
    assertThat(kibana.writes()).noneMatch(write -> write.contains("/role/"));
  }

  @Test
  void aTenantsRolesReadItsOwnIndicesAndNothingIsWritable() throws Exception {
    deploy(Deployment.ours("acme", true), "acme", false);

    JsonNode role = kibana.kept.get("roles/barograph-acme-social");
    assertThat(role.at("/elasticsearch/indices").toString())
        .isEqualTo(
            "[{\"names\":[\"mentions-acme\",\"windows-acme\",\"incidents-acme\",\"annotations-acme\"],"
                + "\"privileges\":[\"read\",\"view_index_metadata\"]}]");
    assertThat(role.at("/kibana").toString())
        .isEqualTo(
            "[{\"base\":[],\"feature\":{\"dashboard_v2\":[\"read\"],\"visualize_v2\":[\"read\"],"
                + "\"discover\":[\"read\"]},\"spaces\":[\"acme\"]}]");
    assertThat(kibana.kept.get("acme/views/barograph-mentions").get("title").asText())
        .isEqualTo("mentions-acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.4.2", "8.19.0", "10.0.0", "9.x", ""})
  void anotherVersionIsRefusedBeforeAnythingIsWritten(String version) {
    kibana.setVersion(version);

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("needs Kibana 9.5");
    assertThat(kibana.writes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.5.3", "9.12.0-SNAPSHOT"})
  void laterVersionsOfTheSeriesAreTaken(String version) throws Exception {
    kibana.setVersion(version);

    assertThat(deploy(OURS, "default", true)).hasSize(13);
  }

  @Test
  void aWrongKeyIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> deployWith("d3Jvbmc=", OURS))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("401")
        .hasMessageContaining("does not know the API key")
        .hasMessageNotContaining("d3Jvbmc=");
    assertThat(kibana.writes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/dashboards", "/api/data_views", "/api/security/role", "/api/features"})
  void aMissingPermissionIsFoundBeforeAnythingIsWritten(String path) {
    kibana.fail("GET", path, 403);

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("403")
        .hasMessageContaining(path);
    assertThat(kibana.writes()).isEmpty();
  }

  @Test
  void aKeyThatMayOnlyReadWritesNothing() {
    kibana.fail("POST", "/api/data_views/data_view", 403);

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("may not do this");
    assertThat(kibana.kept).containsOnlyKeys("spaces/default");
  }

  @ParameterizedTest
  @CsvSource({"409", "503", "502", "429"})
  void whatMayPassIsTriedAgain(int code) throws Exception {
    kibana.fail("PUT", "/barograph-mood", code, code);

    assertThat(deploy(OURS, "default", false)).hasSize(13);
    assertThat(kibana.writes())
        .filteredOn(write -> write.equals("PUT /api/dashboards/barograph-mood"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "409, somebody else writes it",
    "503, Kibana failed",
    "500, Kibana failed",
    "400, forced",
    "302, a redirect is not followed"
  })
  void whatDoesNotPassIsToldWithItsPlace(int code, String told) {
    kibana.fail("PUT", "/barograph-mood", code, code, code);

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("barograph-mood")
        .hasMessageContaining(String.valueOf(code))
        .hasMessageContaining(told);
  }

  @Test
  void theNextRunGoesOnWhereOneFailed() throws Exception {
    kibana.fail("PUT", "/barograph-topics", 500);
    assertThatThrownBy(() -> deploy(OURS, "default", false)).isInstanceOf(KibanaException.class);

    List<Change> changes = deploy(OURS, "default", false);

    assertThat(changes)
        .contains(
            Change.of("dashboard", "barograph-mood", Change.Action.UNCHANGED),
            Change.of("dashboard", "barograph-topics", Change.Action.CREATE));
  }

  @Test
  void aBodyThatKibanaRefusesIsToldInItsWords() {
    Deployment spoilt = Deployment.ours(null, false);
    spoilt.dashboards().getFirst().body().put("id", "x");

    assertThatThrownBy(() -> deploy(spoilt, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("Additional properties are not allowed ('id' was unexpected)");
  }

  @Test
  void lostPanelsAreNoticed() {
    kibana.loosePanels();

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("barograph-mood: 17 panels were sent, 16 are stored");
  }

  @Test
  void warningsAreNoticed() {
    kibana.warn();

    assertThatThrownBy(() -> deploy(OURS, "default", false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("stored with warnings")
        .hasMessageContaining("dropped_panel");
  }

  @Test
  void nobodyThereIsTold() {
    var target = new KibanaTarget(kibana.address(), "default", FakeKibana.KEY);
    kibana.close();

    assertThatThrownBy(() -> deploy(target, OURS, false))
        .isInstanceOf(KibanaException.class)
        .hasMessageContaining("cannot be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://kibana", "kibana:5601", "https://u:p@kibana", "https://kibana/?a=b"})
  void addressesThatAreNoneAreRefused(String address) {
    assertThatThrownBy(() -> new KibanaTarget(URI.create(address), "default", FakeKibana.KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kibana:");
  }

  @Test
  void aKeyWithALineBreakIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> new KibanaTarget(kibana.address(), "default", "abc\r\nX-Evil: 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Evil");
  }

  @ParameterizedTest
  @CsvSource({
    "http://kibana.example:5601, true",
    "https://kibana.example, false",
    "http://127.0.0.1:5601, false",
    "http://localhost:5601/base, false"
  })
  void aKeyInTheClearIsKnown(String address, boolean clear) {
    assertThat(new KibanaTarget(URI.create(address), "default", FakeKibana.KEY).isInTheClear())
        .isEqualTo(clear);
  }

  private List<Change> deploy(Deployment deployment, String space, boolean dryRun)
      throws KibanaException {
    return deploy(new KibanaTarget(kibana.address(), space, FakeKibana.KEY), deployment, dryRun);
  }

  private void deployWith(String key, Deployment deployment) throws KibanaException {
    deploy(new KibanaTarget(kibana.address(), "default", key), deployment, false);
  }

  private static List<Change> deploy(KibanaTarget target, Deployment deployment, boolean dryRun)
      throws KibanaException {
    try (var deployer = new Deployer(target, Duration.ofMillis(1))) {
      return deployer.deploy(deployment, dryRun);
    }
  }

  private void put(String key, String title) {
    kibana.kept.put(key, JsonNodeFactory.instance.objectNode().put("title", title));
  }

  private static JsonNode id(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id);
  }

  private void role(String name, String space) {
    ObjectNode role = JsonNodeFactory.instance.objectNode().put("name", name);
    role.putArray("kibana").addObject().putArray("spaces").add(space);
    kibana.kept.put("roles/" + name, role);
  }
}
