package org.barograph.connectors.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where Elasticsearch is and how it is written to. Holds no secret, only where the secret is found
 * when a client opens, so that neither the job graph nor a log can carry it.
 *
 * @param urls {@code http} or {@code https}, without user information
 * @param apiKeyEnv environment variable with the encoded API key, or null
 * @param apiKeyFile file with the encoded API key, or null; at most one of the two
 * @param caFile PEM certificate of the authority that signed the cluster's certificate, or null for
 *     the JDK's
 * @param requestTimeout how long one request may stay without an answer
 */
public record ElasticsearchSettings(
    List<String> urls,
    String apiKeyEnv,
    String apiKeyFile,
    String caFile,
    Duration requestTimeout,
    Batching batching,
    Retrying retrying)
    implements Serializable {

  public ElasticsearchSettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("urls must name at least one node");
    }
    urls.forEach(ElasticsearchSettings::checkUrl);
    if (apiKeyEnv != null && apiKeyFile != null) {
      throw new IllegalArgumentException(
          "apiKeyEnv and apiKeyFile exclude each other, got " + apiKeyEnv + " and " + apiKeyFile);
    }
    Checks.atLeast("requestTimeout in ms", requestTimeout.toMillis(), 1);
  }

  public static ElasticsearchSettings of(String... urls) {
    return of(List.of(urls));
  }

  public static ElasticsearchSettings of(List<String> urls) {
    return new ElasticsearchSettings(
        urls, null, null, null, Duration.ofSeconds(30), Batching.DEFAULT, Retrying.DEFAULT);
  }

  public ElasticsearchSettings withApiKey(String env, String file) {
    return new ElasticsearchSettings(urls, env, file, caFile, requestTimeout, batching, retrying);
  }

  public ElasticsearchSettings withCaFile(String pem) {
    return new ElasticsearchSettings(
        urls, apiKeyEnv, apiKeyFile, pem, requestTimeout, batching, retrying);
  }

  public ElasticsearchSettings withRequestTimeout(Duration timeout) {
    return new ElasticsearchSettings(
        urls, apiKeyEnv, apiKeyFile, caFile, timeout, batching, retrying);
  }

  public ElasticsearchSettings withBatching(Batching other) {
    return new ElasticsearchSettings(
        urls, apiKeyEnv, apiKeyFile, caFile, requestTimeout, other, retrying);
  }

  public ElasticsearchSettings withRetrying(Retrying other) {
    return new ElasticsearchSettings(
        urls, apiKeyEnv, apiKeyFile, caFile, requestTimeout, batching, other);
  }

  private static void checkUrl(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      // The message of the cause repeats the URL, which may hold a password.
      throw new IllegalArgumentException("urls: not a URL");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "urls: no user information allowed, use an API key (host " + uri.getHost() + ")");
    }
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("urls: must be http://host:port or https://host:port");
    }
  }
}
