package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class DocumentSearchTest {

  private static final Map<String, String> ALICE = Map.of("channel", "forum", "author.id", "alice");

  private TestIndex index;
  private DocumentSearch search;

  @BeforeEach
  void createIndex(LocalStack stack) throws Exception {
    index = new TestIndex(stack);
    search = new DocumentSearch(index.client);
  }

  @AfterEach
  void deleteIndex() throws Exception {
    index.close();
  }

  @Test
  void findsAllDocumentsOfAnAuthorOverManyPages() throws Exception {
    var operations = new ArrayList<DocumentOperation>();
    for (int i = 0; i < 2_500; i++) {
      operations.add(post("a" + i, 10 + i, "forum", "alice"));
    }
    operations.add(post("other-channel", 1, "news", "alice"));
    operations.add(post("other-author", 1, "forum", "bob"));
    send(operations);

    var found = search.find(index.name, ALICE, 10_000);

    assertThat(new HashSet<>(found))
        .hasSize(2_500)
        .contains(new FoundDocument(index.name, "a7", 17));
  }

  @Test
  void stopsAtTheLimit() throws Exception {
    send(
        List.of(
            post("a", 1, "forum", "alice"),
            post("b", 1, "forum", "alice"),
            post("c", 1, "forum", "alice")));

    assertThat(search.find(index.name, ALICE, 2)).hasSize(2);
  }

  @Test
  void foundDocumentsCanBeDeletedByBulk() throws Exception {
    send(
        List.of(
            post("old", 1, "forum", "alice"),
            post("new", 9, "forum", "alice"),
            post("kept", 1, "forum", "bob")));

    var deletions =
        search.find(index.name, ALICE, 100).stream().map(found -> found.deletion(5)).toList();
    send(deletions);

    assertThat(index.count()).isEqualTo(1);
    assertThat(index.get("kept")).isNotNull();
  }

  @Test
  void absentAliasHoldsNothing() throws Exception {
    assertThat(search.find(index.name + "-absent", ALICE, 10)).isEmpty();
  }

  private DocumentOperation post(String id, long version, String channel, String author) {
    return index.write(
        id, version, "{\"channel\":\"%s\",\"author\":{\"id\":\"%s\"}}".formatted(channel, author));
  }

  private void send(List<DocumentOperation> operations) throws Exception {
    try (var requests = new BulkRequests(ElasticsearchClients.openRest(index.settings))) {
      assertThat(requests.send(operations).get(1, TimeUnit.MINUTES))
          .containsOnly(new Verdict.Accepted(false));
    }
  }
}
