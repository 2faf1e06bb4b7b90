package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.lens.Search;

/** Sends any number of searches as one request. */
final class MultiSearch {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NEWLINE = {'\n'};

  private final Searches searches;
  private final Map<String, String> indices;

  /**
   * Asks one Elasticsearch.
   *
   * @param indices alias or index by the id of its data view
   */
  MultiSearch(Searches searches, Map<String, String> indices) {
    this.searches = searches;
    this.indices = indices;
  }

  /**
   * Asks all of them; one that fails answers with {@code error}.
   *
   * @return answers in the order of the searches
   * @throws IOException if Elasticsearch cannot be reached
   */
  List<JsonNode> ask(List<Search> all) throws IOException {
    if (all.isEmpty()) {
      return List.of();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Search search : all) {
      String index = indices.getOrDefault(search.dataView(), search.dataView());
      body.write(
          JSON.writeValueAsBytes(
              Map.of("index", index, "ignore_unavailable", true, "allow_no_indices", true)));
      body.write(NEWLINE);
      body.write(JSON.writeValueAsBytes(search.body()));
      body.write(NEWLINE);
    }
    JsonNode answer = searches.post("/_msearch", "application/x-ndjson", body.toByteArray());
    List<JsonNode> answers = new ArrayList<>();
    answer.path("responses").forEach(answers::add);
    if (answers.size() != all.size()) {
      throw new IOException("Elasticsearch answered " + answers.size() + " of " + all.size());
    }
    return answers;
  }
}
