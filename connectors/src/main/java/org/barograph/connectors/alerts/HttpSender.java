package org.barograph.connectors.alerts;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON and says what the answer means. Follows no redirect. */
final class HttpSender implements AutoCloseable {

  /** Longer waits than this are not obeyed. */
  static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);
  private static final int MAX_REASON = 200;

  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;
  private final Secret secret;

  /**
   * @param timeout for everything from the connection to the end of the answer
   * @param secret null, or what must be in no reason
   */
  HttpSender(Duration timeout, InstantSource clock, Secret secret) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.timeout = timeout;
    this.clock = clock;
    this.secret = secret;
  }

  CompletableFuture<Outcome> post(URI address, Map<String, String> headers, byte[] body) {
    CompletableFuture<HttpResponse<String>> exchange;
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address)
              .timeout(timeout)
              .header("Content-Type", "application/json")
              .header("User-Agent", "barograph")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      exchange = client.sendAsync(request.build(), info -> new CappedBody());
    } catch (RuntimeException e) {
      // Such as a header that HTTP does not allow.
      return CompletableFuture.completedFuture(new Outcome.Refused(masked(e.toString())));
    }
    // The request's own timeout ends with the headers; an answer may drip for ever.
    return exchange
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle((response, failure) -> {
          if (failure != null) {
            exchange.cancel(true);
          }
          return failure == null ? outcome(response) : failed(failure);
        });
  }

  private Outcome outcome(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Outcome.delivered();
    }
    String reason =
        masked(("HTTP " + status + " " + Texts.line(response.body(), MAX_REASON)).strip());
    if (status >= 500 || WORTH_ANOTHER_TRY.contains(status)) {
      return new Outcome.Retry(
          reason, response.headers().firstValue("Retry-After").map(this::wait).orElse(null));
    }
    return new Outcome.Refused(reason);
  }

  /** Null if it says nothing that can be understood. */
  private Duration wait(String retryAfter) {
    try {
      Duration wait =
          retryAfter.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(clock.instant(), date(retryAfter));
      return wait.isNegative()
          ? Duration.ZERO
          : wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private Outcome failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return Outcome.retry(
        switch (cause) {
          case TimeoutException e -> "no answer within " + timeout.toMillis() + " ms";
          case HttpTimeoutException e -> "no answer within " + timeout.toMillis() + " ms";
          case ConnectException e -> "no connection";
          default -> masked(Texts.line(String.valueOf(cause), MAX_REASON));
        });
  }

  private String masked(String text) {
    return secret == null ? text : secret.mask(text);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
