package org.barograph.connectors.posts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column or constant becomes which field of a canonical post, resolved against the header of
 * a CSV file.
 *
 * @param fields what each mapped field is filled from
 */
record FieldMapping(Map<CanonicalField, Source> fields) {
  private static final List<CanonicalField> REQUIRED =
      List.of(
          CanonicalField.CHANNEL,
          CanonicalField.ID,
          CanonicalField.TEXT,
          CanonicalField.CREATED_AT);

  /** Where a field's value comes from. */
  sealed interface Source {}

  /**
   * @param index of the column, from 0
   */
  record Column(int index) implements Source {}

  record Constant(String value) implements Source {}

  /**
   * @param specification as in {@link MappingSyntax}; null maps every column that is named like a
   *     field
   * @param problems receives everything that is wrong
   */
  static FieldMapping resolve(String specification, List<String> header, List<String> problems) {
    var fields = new EnumMap<CanonicalField, Source>(CanonicalField.class);
    if (specification == null) {
      for (var column : header) {
        CanonicalField.of(column)
            .ifPresent(field -> assign(fields, field, column(column, header, problems), problems));
      }
    } else {
      for (var entry : MappingSyntax.parse(specification, problems)) {
        var field = CanonicalField.of(entry.path());
        if (field.isEmpty()) {
          problems.add(
              "--map %s: unknown field \"%s\" (fields: %s)"
                  .formatted(entry.path(), entry.path(), CanonicalField.allPaths()));
        }
        var source =
            entry.isConstant()
                ? new Constant(entry.value())
                : column(entry.value(), header, problems);
        field.ifPresent(known -> assign(fields, known, source, problems));
      }
    }
    for (var required : REQUIRED) {
      if (!fields.containsKey(required)) {
        problems.add(
            "--map: nothing is mapped onto \"%s\", which every post needs; add %s=COLUMN or %s='constant'"
                .formatted(required.path(), required.path(), required.path()));
      }
    }
    return new FieldMapping(fields);
  }

  private static void assign(
      Map<CanonicalField, Source> fields,
      CanonicalField field,
      Source source,
      List<String> problems) {
    if (fields.putIfAbsent(field, source) != null) {
      problems.add("--map %s: mapped twice".formatted(field.path()));
    }
  }

  private static Source column(String name, List<String> header, List<String> problems) {
    int index = header.indexOf(name);
    if (index < 0) {
      problems.add(
          "--map: the file has no column \"%s\" (columns: %s)".formatted(name, shown(header)));
    } else if (index != header.lastIndexOf(name)) {
      problems.add("--map: the file has more than one column \"%s\"".formatted(name));
    }
    return new Column(index);
  }

  private static String shown(List<String> header) {
    var names = new ArrayList<>(header.subList(0, Math.min(header.size(), 50)));
    if (names.size() < header.size()) {
      names.add("and " + (header.size() - names.size()) + " more");
    }
    return names.stream().map(Printable::of).collect(Collectors.joining(", "));
  }
}
