package org.barograph.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Opens clients from settings. Whoever opens one closes it: its threads keep the JVM alive. */
public final class ElasticsearchClients {

  private static final int CONNECT_TIMEOUT_SECONDS = 5;

  private ElasticsearchClients() {}

  /**
   * The typed client; closing it closes the transport and its threads.
   *
   * @throws IOException if the API key or the certificate cannot be read
   */
  public static ElasticsearchClient open(ElasticsearchSettings settings) throws IOException {
    return new ElasticsearchClient(
        new Rest5ClientTransport(openRest(settings), new JacksonJsonpMapper()));
  }

  /** The client below, for raw bytes. */
  public static Rest5Client openRest(ElasticsearchSettings settings) throws IOException {
    var builder =
        Rest5Client.builder(settings.urls().stream().map(URI::create).toList())
            .setHttpClientConfigCallback(ElasticsearchClients::leaveDecisionsToUs)
            .setConnectionConfigCallback(connection ->
                connection.setConnectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS))
            .setRequestConfigCallback(request ->
                request.setResponseTimeout(
                    settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
    String apiKey = apiKey(settings);
    if (apiKey != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader("Authorization", "ApiKey " + apiKey, true)});
    }
    if (settings.caFile() != null) {
      builder.setSSLContext(TransportUtils.sslContextFromHttpCaCrt(new File(settings.caFile())));
    }
    return builder.build();
  }

  static Rest5Client restOf(ElasticsearchClient client) {
    return ((Rest5ClientTransport) client._transport()).restClient();
  }

  /** Retries are counted and paced by the caller; a redirect would carry the API key elsewhere. */
  private static void leaveDecisionsToUs(HttpAsyncClientBuilder http) {
    http.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
  }

  private static String apiKey(ElasticsearchSettings settings) throws IOException {
    if (settings.apiKeyEnv() != null) {
      return required(
          System.getenv(settings.apiKeyEnv()), "environment variable " + settings.apiKeyEnv());
    }
    if (settings.apiKeyFile() != null) {
      return required(
          Files.readString(Path.of(settings.apiKeyFile())), "file " + settings.apiKeyFile());
    }
    return null;
  }

  private static String required(String secret, String place) throws IOException {
    if (secret == null || secret.isBlank()) {
      throw new IOException("no Elasticsearch API key in " + place);
    }
    return secret.strip();
  }
}
