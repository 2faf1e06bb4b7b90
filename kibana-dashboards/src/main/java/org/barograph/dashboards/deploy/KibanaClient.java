package org.barograph.dashboards.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Speaks with Kibana's public API: headers, retries, limits. Follows no redirect. */
final class KibanaClient implements AutoCloseable {

  private static final String API_VERSION = "2023-10-31";
  private static final int MAX_ANSWER = 32 << 20;
  private static final int TRIES = 3;

  /** Somebody wrote in between, or a moment's trouble: the same request may pass. */
  private static final Set<Integer> PASSING = Set.of(409, 429, 502, 503, 504);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KibanaTarget target;
  private final Duration pause;
  private final HttpClient http;

  /**
   * @param pause before a request is sent again; doubled for the third time
   */
  KibanaClient(KibanaTarget target, Duration pause) {
    this.target = target;
    this.pause = pause;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            // A redirect could carry the API key to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * @throws KibanaException for 401 and 403, for 500, and when Kibana cannot be reached
   */
  Answer get(URI uri) throws KibanaException {
    return send("GET", uri, null);
  }

  Answer post(URI uri, JsonNode body) throws KibanaException {
    return send("POST", uri, body);
  }

  Answer put(URI uri, JsonNode body) throws KibanaException {
    return send("PUT", uri, body);
  }

  Answer delete(URI uri) throws KibanaException {
    return send("DELETE", uri, null);
  }

  private Answer send(String method, URI uri, JsonNode bodyOrNull) throws KibanaException {
    Answer answer = once(method, uri, bodyOrNull);
    for (int tries = 1; tries < TRIES && PASSING.contains(answer.status()); tries++) {
      // A space or a data view that is there already stays so.
      if (answer.status() == 409 && method.equals("POST")) {
        break;
      }
      sleep(pause.multipliedBy(1L << (tries - 1)));
      answer = once(method, uri, bodyOrNull);
    }
    return checked(method, uri, answer);
  }

  private Answer once(String method, URI uri, JsonNode bodyOrNull) throws KibanaException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "ApiKey " + target.apiKey())
            .header("Elastic-Api-Version", API_VERSION)
            .method(
                method,
                bodyOrNull == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(bodyOrNull.toString()));
    if (bodyOrNull != null) {
      request.header("Content-Type", "application/json");
    }
    if (!method.equals("GET")) {
      request.header("kbn-xsrf", "true");
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return new Answer(response.statusCode(), json(in.readNBytes(MAX_ANSWER + 1), uri));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KibanaException("interrupted");
    } catch (KibanaException e) {
      throw e;
    } catch (IOException e) {
      throw new KibanaException("%s cannot be reached: %s".formatted(target.base(), e));
    }
  }

  private static JsonNode json(byte[] bytes, URI uri) throws KibanaException {
    if (bytes.length > MAX_ANSWER) {
      throw new KibanaException("%s: the answer is larger than 32 MB".formatted(uri.getPath()));
    }
    try {
      JsonNode body = JSON.readTree(bytes);
      return body == null ? MissingNode.getInstance() : body;
    } catch (IOException e) {
      // A proxy's page, say; the status says enough.
      return MissingNode.getInstance();
    }
  }

  private Answer checked(String method, URI uri, Answer answer) throws KibanaException {
    String what = method + " " + uri.getPath();
    return switch (answer.status()) {
      case 401 ->
          throw new KibanaException(
              "%s: %s: Kibana does not know the API key, or it has expired"
                  .formatted(what, answer.message()));
      case 403 ->
          throw new KibanaException(
              "%s: %s: the API key may not do this; what it needs stands in"
                      .formatted(what, answer.message())
                  + " kibana-dashboards/README.md");
      case 301, 302, 303, 307, 308 ->
          throw new KibanaException(
              "%s: %s: a redirect is not followed; is the address and its base path right?"
                  .formatted(what, answer.message()));
      case 409 -> {
        if (method.equals("PUT")) {
          throw new KibanaException(
              "%s: %s: somebody else writes it; tried %d times"
                  .formatted(what, answer.message(), TRIES));
        }
        yield answer;
      }
      default -> {
        if (answer.status() >= 500) {
          throw new KibanaException(
              "%s: %s: Kibana failed; its log says why".formatted(what, answer.message()));
        }
        yield answer;
      }
    };
  }

  private static void sleep(Duration pause) throws KibanaException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KibanaException("interrupted");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
