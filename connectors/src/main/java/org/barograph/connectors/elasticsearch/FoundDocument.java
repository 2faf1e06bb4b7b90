package org.barograph.connectors.elasticsearch;

/** Where a document is, and its version. */
public record FoundDocument(String index, String id, long version) {

  /** Deletes the document as it was found, or a newer one up to the given version. */
  public DocumentOperation deletion(long atVersion) {
    return DocumentOperation.delete(index, id, Math.max(version, atVersion));
  }
}
