package org.barograph.stack;

import com.fasterxml.jackson.annotation.JsonValue;

/** The servers of the stack. The id names files, folders and the entry in {@code stack.json}. */
public enum ServerKind {
  KAFKA("kafka"),
  ELASTICSEARCH("elasticsearch");

  private final String id;

  ServerKind(String id) {
    this.id = id;
  }

  @JsonValue
  public String id() {
    return id;
  }
}
