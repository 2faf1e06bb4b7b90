package org.barograph.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds documents by exact values, to delete them by bulk: a node without the reindex module has no
 * delete-by-query.
 */
public final class DocumentSearch {

  private static final int PAGE = 1_000;
  private static final Time KEEP_ALIVE = Time.of(time -> time.time("1m"));

  private final ElasticsearchClient client;

  public DocumentSearch(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * Where the documents are whose fields have all of these values. Refreshes first, so that what
   * was written before is found; what is written later is not.
   *
   * @param alias alias or index; one that does not exist holds nothing
   * @param terms exact values by keyword field
   * @param limit at most so many; if as many are found, delete them and ask again
   */
  public List<FoundDocument> find(String alias, Map<String, String> terms, int limit)
      throws IOException {
    String pit;
    try {
      client.indices().refresh(r -> r.index(alias));
      pit = client.openPointInTime(p -> p.index(alias).keepAlive(KEEP_ALIVE)).id();
    } catch (ElasticsearchException e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
    try {
      return readPages(pit, query(terms), limit);
    } finally {
      client.closePointInTime(c -> c.id(pit));
    }
  }

  private List<FoundDocument> readPages(String pit, Query query, int limit) throws IOException {
    List<FoundDocument> found = new ArrayList<>();
    List<FieldValue> after = List.of();
    while (found.size() < limit) {
      int size = Math.min(PAGE, limit - found.size());
      List<Hit<Void>> hits = page(pit, query, size, after).hits().hits();
      hits.forEach(hit -> found.add(new FoundDocument(hit.index(), hit.id(), hit.version())));
      if (hits.size() < size) {
        break;
      }
      after = hits.getLast().sort();
    }
    return found;
  }

  private SearchResponse<Void> page(String pit, Query query, int size, List<FieldValue> after)
      throws IOException {
    return client.search(
        search -> {
          search
              .pit(p -> p.id(pit).keepAlive(KEEP_ALIVE))
              .query(query)
              .size(size)
              .version(true)
              .source(source -> source.fetch(false))
              .sort(sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));
          return after.isEmpty() ? search : search.searchAfter(after);
        },
        Void.class);
  }

  private static Query query(Map<String, String> terms) {
    return Query.of(q ->
        q.bool(bool -> {
          terms.forEach(
              (field, value) -> bool.filter(f -> f.term(t -> t.field(field).value(value))));
          return bool;
        }));
  }
}
