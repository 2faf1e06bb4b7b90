package org.barograph.dashboards.validate;

import java.util.Set;

/** What a panel does with a field, and so which types of field fit. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
public enum Need {
  SHOWN("shown", Set.of()),
  ASKED("asked for", Set.of()),
  GROUPED(
      "grouped, counted or sorted by",
      Set.of("keyword", "long", "integer", "double", "boolean", "date")),
  COMPUTED("computed with", Set.of("long", "integer", "double")),
  ORDERED("compared", Set.of("long", "integer", "double", "date")),
  DATED("a time", Set.of("date"));

  private final String what;
  private final Set<String> types;

  Need(String what, Set<String> types) {
    this.what = what;
    this.types = types;
  }

  boolean fits(String type) {
    return switch (this) {
      case SHOWN -> true;
      case ASKED -> !type.equals("object");
      default -> types.contains(type);
    };
  }

  String what() {
    return what;
  }
}
