package org.barograph.dashboards.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataView;
import org.barograph.dashboards.body.DataViews;
import org.junit.jupiter.api.Test;

/** The README's table of panels, fields and the stages that write them is the one of the files. */
class PanelTableTest {

  private static final Path README = Path.of("README.md");
  private static final Path FIELDS = Path.of("..", "FIELDS.md");
  private static final String BEGIN = "<!-- panels: begin -->\n";
  private static final String END = "<!-- panels: end -->";

  @Test
  void theReadmeNamesEveryPanelItsFieldsAndTheirStages() throws IOException {
    String readme = Files.readString(README);
    String table = table();
    // To be copied when the dashboards have rightly changed.
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "panels.md"), table);

    assertThat(readme).contains(BEGIN, END);
    String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
    assertThat(withoutAwaited(shown, shown)).isEqualTo(withoutAwaited(table, shown));
  }

  /** Whoever makes a stage write a field that was awaited need not come here at once. */
  private static String withoutAwaited(String table, String shown) {
    List<String> awaited =
        shown.lines().filter(line -> line.contains("–")).map(PanelTableTest::place).toList();
    return table
        .lines()
        .map(line -> awaited.contains(place(line)) ? place(line) : line)
        .collect(Collectors.joining("\n"));
  }

  /** A line without its last cell. */
  private static String place(String line) {
    String open = line.endsWith(" |") ? line.substring(0, line.length() - 2) : line;
    return open.substring(0, Math.max(0, open.lastIndexOf('|')));
  }

  @Test
  void everyFieldThatAPanelShowsIsWrittenByAStage() throws IOException {
    Map<String, Map<String, String>> stages = stages();
    Set<String> unwritten = new TreeSet<>();
    for (Dashboard dashboard : Dashboards.all()) {
      fieldsOf(dashboard.body())
          .forEach((documents, fields) -> {
            for (String field : fields) {
              if (stages.get(documents).get(field).equals("–")) {
                unwritten.add(documents + " " + field);
              }
            }
          });
    }

    assertThat(unwritten).isSubsetOf(AWAITED);
  }

  /** Written by stages that another part of the pipeline is about to add. */
  private static final Set<String> AWAITED =
      Set.of(
          "incidents feedback",
          "annotations start",
          "annotations kind",
          "annotations title",
          "annotations brands");

  private static String table() throws IOException {
    Map<String, Map<String, String>> stages = stages();
    var table = new StringBuilder();
    for (Dashboard dashboard : Dashboards.all()) {
      table.append("\n**").append(dashboard.title()).append("**\n\n");
      table.append("| panel | documents | fields | written by stage |\n|---|---|---|---|\n");
      for (Panels.Placed panel : Panels.of(dashboard.body())) {
        ObjectNode alone = dashboard.body().objectNode();
        alone.putArray("panels").add(panel.panel());
        Map<String, Set<String>> fields = fieldsOf(alone);
        fields.forEach((documents, named) ->
            table.append(
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        panel.panel().path("id").asText(),
                        documents,
                        named.stream()
                            .map(f -> "`" + f.replaceFirst("^(dead_letters)\\..*", "$1.*") + "`")
                            .distinct()
                            .collect(Collectors.joining(" ")),
                        named.stream()
                            .map(f -> stages.get(documents).get(f))
                            .distinct()
                            .collect(Collectors.joining(", ")))));
      }
    }
    return table.append("\n").toString();
  }

  private static Map<String, Set<String>> fieldsOf(ObjectNode body) {
    Map<String, String> documentsOf =
        DataViews.all().stream().collect(Collectors.toMap(DataView::id, DataView::documents));
    Map<String, Set<String>> fields = new TreeMap<>();
    for (FieldUse use : FieldUses.of(body, new Faults("x"))) {
      fields.computeIfAbsent(documentsOf.get(use.view()), view -> new TreeSet<>()).add(use.field());
    }
    return fields;
  }

  /** The last column of the tables of FIELDS.md, by documents and field. */
  private static Map<String, Map<String, String>> stages() throws IOException {
    Map<String, Map<String, String>> stages = new HashMap<>();
    String documents = "";
    for (String line : Files.readAllLines(FIELDS)) {
      if (line.startsWith("#")) {
        documents = line.replaceAll("#+ *", "");
      } else if (line.startsWith("| `")) {
        List<String> cells = List.of(line.replace("\\|", " ").split("\\|", -1));
        String field = cells.get(1).replace("`", "").replace("[]", "").strip();
        stages
            .computeIfAbsent(documents, d -> new HashMap<>())
            // The line ends with a bar.
            .putIfAbsent(field, cells.get(cells.size() - 2).strip());
      }
    }
    return stages;
  }
}
