package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.barograph.stack.LocalStack;

/** An index of one test on the shared node, deleted at its end. */
final class TestIndex implements AutoCloseable {

  final String name = "sink-" + UUID.randomUUID();
  final ElasticsearchSettings settings;
  final ElasticsearchClient client;

  TestIndex(LocalStack stack) throws IOException {
    settings = ElasticsearchSettings.of(stack.elasticsearchUrl());
    client = ElasticsearchClients.open(settings);
    client
        .indices()
        .create(index ->
            index
                .index(name)
                .settings(s -> s.numberOfShards("1").numberOfReplicas("0"))
                .mappings(m ->
                    m.properties("n", n -> n.long_(l -> l))
                        .properties("channel", c -> c.keyword(k -> k))
                        .properties("author.id", a -> a.keyword(k -> k))));
  }

  DocumentOperation write(String id, long version, String json) {
    return DocumentOperation.write(name, id, version, json.getBytes(UTF_8));
  }

  DocumentOperation delete(String id, long version) {
    return DocumentOperation.delete(name, id, version);
  }

  /** The document's source, or null. */
  Map<?, ?> get(String id) throws IOException {
    return client.get(g -> g.index(name).id(id), Map.class).source();
  }

  long count() throws IOException {
    client.indices().refresh(r -> r.index(name));
    return client.count(c -> c.index(name)).count();
  }

  @Override
  public void close() throws IOException {
    try (client) {
      client.indices().delete(d -> d.index(name));
    }
  }
}
