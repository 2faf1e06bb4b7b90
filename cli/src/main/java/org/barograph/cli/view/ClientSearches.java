package org.barograph.cli.view;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.dashboards.viewer.Searches;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.ElasticsearchOutputs;

/** The Elasticsearch of a configuration, with its API key and certificate where it has them. */
final class ClientSearches implements Searches, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rest5Client client;

  ClientSearches(BarographConfig config) throws IOException {
    this.client = ElasticsearchClients.openRest(ElasticsearchOutputs.settings(config));
  }

  @Override
  public JsonNode post(String path, String contentType, byte[] body) throws IOException {
    Request request = new Request("POST", path);
    request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
    Response response = client.performRequest(request);
    try (InputStream in = response.getEntity().getContent()) {
      return JSON.readTree(in);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
