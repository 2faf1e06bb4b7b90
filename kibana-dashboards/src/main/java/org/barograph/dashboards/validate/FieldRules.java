package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.barograph.dashboards.body.DataView;

/** Every data view and every field exists, and its type and values fit what is done with it. */
final class FieldRules {

  private final Map<String, DataView> views;
  private final IndexFields fields;

  FieldRules(List<DataView> views, IndexFields fields) {
    this.views = views.stream().collect(Collectors.toMap(DataView::id, view -> view));
    this.fields = fields;
  }

  void check(JsonNode body, Faults faults) {
    Walk.objects(
        body,
        "",
        (at, node) -> {
          if (!node.has("data_source")) return;
          String type = node.at("/data_source/type").asText();
          if (!type.equals("data_view_reference")) {
            faults.add(at + "/data_source", "must refer to a data view, got '" + type + "'");
          } else if (!views.containsKey(node.at("/data_source/ref_id").asText())) {
            faults.add(at + "/data_source/ref_id", unknownView(node.at("/data_source/ref_id")));
          }
        });
    for (FieldUse use : FieldUses.of(body, faults)) {
      check(use, faults);
    }
    for (Panels.Placed control : Panels.pinned(body)) {
      checkReach(body, control, faults);
    }
  }

  private static String unknownView(JsonNode id) {
    return "unknown data view '" + id.asText() + "'";
  }

  private void check(FieldUse use, Faults faults) {
    DataView view = views.get(use.view());
    if (view == null) {
      if (use.at().contains("/config/field_name")) {
        faults.add(use.at(), "unknown data view '" + use.view() + "'");
      }
      return;
    }
    String type = fields.typeOf(view.documents(), use.field());
    if (type == null) {
      faults.add(use.at(), "'" + use.field() + "' is no field of " + view.documents());
      return;
    }
    if (!use.need().fits(type)) {
      faults.add(
          use.at(), "'%s' is %s and cannot be %s".formatted(use.field(), type, use.need().what()));
    }
    if (use.valueOrNull() != null) {
      checkValue(use, view, type, faults);
    }
  }

  private void checkValue(FieldUse use, DataView view, String type, Faults faults) {
    Set<String> possible =
        type.equals("boolean")
            ? Set.of("true", "false")
            : fields.valuesOf(view.documents(), use.field());
    boolean number = Need.COMPUTED.fits(type);
    if (possible != null && !possible.contains(use.valueOrNull())) {
      faults.add(
          use.at(),
          "'%s' is never '%s', but one of %s"
              .formatted(use.field(), use.valueOrNull(), new TreeSet<>(possible)));
    } else if (number && !use.valueOrNull().matches("-?\\d+(\\.\\d+)?")) {
      faults.add(use.at(), "'%s' is a number, not '%s'".formatted(use.field(), use.valueOrNull()));
    }
  }

  /** A filter on a field that a panel's documents do not have empties the panel. */
  private void checkReach(JsonNode body, Panels.Placed control, Faults faults) {
    String field = control.config().path("field_name").asText();
    for (String id : FieldUses.viewsUnderFilters(body)) {
      DataView view = views.get(id);
      if (view != null && fields.typeOf(view.documents(), field) == null) {
        faults.add(
            control.at(),
            "'%s' is no field of %s: choosing one would empty its panels"
                .formatted(field, view.documents()));
      }
    }
  }
}
