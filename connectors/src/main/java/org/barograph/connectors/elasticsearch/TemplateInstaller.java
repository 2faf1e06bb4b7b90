package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Puts composable index templates in place before the first document creates an index by guesswork.
 * Repeating it changes nothing.
 */
public final class TemplateInstaller {

  private TemplateInstaller() {}

  /**
   * Installs or replaces each of them.
   *
   * @param templates body of {@code PUT _index_template/<name>} by name; sent as it is
   * @throws IOException if Elasticsearch refuses one (the message names it) or cannot be reached
   */
  public static void install(ElasticsearchClient client, Map<String, String> templates)
      throws IOException {
    var rest = ElasticsearchClients.restOf(client);
    for (var template : templates.entrySet()) {
      var request =
          new Request("PUT", "/_index_template/" + URLEncoder.encode(template.getKey(), UTF_8));
      request.setJsonEntity(template.getValue());
      Response response = rest.performRequest(request);
      if (response.getStatusCode() != 200) {
        HttpEntity body = response.getEntity();
        byte[] bytes = body == null ? new byte[0] : EntityUtils.toByteArray(body);
        throw new IOException(
            "index template '"
                + template.getKey()
                + "': "
                + BulkAnswers.failed(response.getStatusCode(), bytes).text());
      }
    }
  }
}
