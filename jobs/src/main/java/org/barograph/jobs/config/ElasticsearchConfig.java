package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.List;

/**
 * Where Elasticsearch is.
 *
 * @param urls http(s) URLs without user info; empty when the file names none
 * @param apiKeyEnv null, or the environment variable that holds the API key
 * @param apiKeyFile null, or the file that holds the API key; not both
 * @param replicas of every index that we create
 */
public record ElasticsearchConfig(
    List<String> urls, String apiKeyEnv, String apiKeyFile, int replicas) implements Serializable {

  public ElasticsearchConfig {
    urls = Lists.copy(urls);
  }

  /** Where the API key is, or null when the node asks for none. */
  public Setting apiKey() {
    if (apiKeyEnv != null) return Setting.env(apiKeyEnv);
    return apiKeyFile != null ? Setting.file(apiKeyFile) : null;
  }

  public ElasticsearchConfig withUrls(List<String> others) {
    return new ElasticsearchConfig(others, apiKeyEnv, apiKeyFile, replicas);
  }
}
