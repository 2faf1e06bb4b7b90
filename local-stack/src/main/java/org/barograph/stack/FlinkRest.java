package org.barograph.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Flink's REST interface is asked for here; errors carry its answer. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  // The program's main method runs before the answer to a submission.
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_ERROR = 4_000;
  private static final String BOUNDARY = "barograph-job-jar";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  public FlinkRest(URI address) {
    this.address = address;
  }

  /** Of the web interface, too. */
  public URI address() {
    return address;
  }

  /** How many task managers have registered; −1 while nobody answers. */
  public int taskManagers() {
    try {
      var request = HttpRequest.newBuilder(address.resolve("/overview")).timeout(PROBE_TIMEOUT);
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? JSON.readTree(answer.body()).path("taskmanagers").asInt(-1)
          : -1;
    } catch (IOException notYet) {
      return -1;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Returns the id that {@link #run} wants. */
  public String upload(Path jar) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName())
            + "Content-Type: application/java-archive\r\n\r\n";
    try {
      var body =
          BodyPublishers.concat(
              BodyPublishers.ofString(head),
              BodyPublishers.ofFile(jar),
              BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
      String stored =
          send("POST", "/jars/upload", body, "multipart/form-data; boundary=" + BOUNDARY)
              .path("filename")
              .asText();
      return stored.substring(stored.lastIndexOf('/') + 1);
    } catch (FileNotFoundException e) {
      throw new StackException("no such jar: " + jar, e);
    }
  }

  /**
   * Runs a program's main method on the job manager and returns its job's id.
   *
   * @param options settings of Flink for this job; those that the program sets itself win
   * @param savepoint folder or URI to go on from; null: none
   */
  public String run(
      String jarId,
      String mainClass,
      List<String> arguments,
      Map<String, String> options,
      String savepoint) {
    ObjectNode body = JSON.createObjectNode().put("entryClass", mainClass);
    arguments.forEach(body.putArray("programArgsList")::add);
    options.forEach(body.putObject("flinkConfiguration")::put);
    if (savepoint != null) {
      body.put("savepointPath", savepoint);
    }
    return post("/jars/" + jarId + "/run", body).path("jobid").asText();
  }

  /** Whether the job and every task of it runs. */
  public boolean isRunning(String job) {
    JsonNode answer = get("/jobs/" + job);
    return answer.path("state").asText().equals("RUNNING")
        && StreamSupport.stream(answer.path("vertices").spliterator(), false)
            .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
  }

  /** As {@code /jobs/<job>} and what is below it. */
  public JsonNode job(String job, String below) {
    return get("/jobs/" + job + below);
  }

  /**
   * Ends a job with a savepoint and returns where it lies.
   *
   * @param format CANONICAL (moves between state backends) or NATIVE
   */
  public String stopWithSavepoint(String job, String format) {
    ObjectNode body = JSON.createObjectNode().put("drain", false).put("formatType", format);
    String trigger = post("/jobs/" + job + "/stop", body).path("request-id").asText();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode answer = get("/jobs/" + job + "/savepoints/" + trigger);
      JsonNode operation = answer.path("operation");
      if (operation.has("location")) {
        return operation.path("location").asText();
      }
      if (operation.has("failure-cause")) {
        throw new StackException("savepoint of " + job + ": " + bounded(operation.toString()));
      }
      Supervisor.pause();
    }
    throw new StackException("savepoint of " + job + " took longer than " + TIMEOUT);
  }

  private JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody(), "application/json");
  }

  private JsonNode post(String path, ObjectNode body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()), "application/json");
  }

  private JsonNode send(String method, String path, BodyPublisher body, String type) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new StackException(
            "Flink: %s %s: %d %s"
                .formatted(method, path, answer.statusCode(), bounded(answer.body())));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new StackException("Flink: %s %s at %s".formatted(method, path, address), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String bounded(String text) {
    return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR) + "…";
  }

  private static StackException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StackException("interrupted while waiting for Flink", e);
  }
}
