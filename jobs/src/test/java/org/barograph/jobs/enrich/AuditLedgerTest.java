package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.barograph.jobs.model.AuditChange;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.RejectedMatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLedgerTest {

  private static final Duration REMEMBER = Duration.ofDays(30);

  private final Operations posts = new Operations();
  private KeyedTwoInputStreamOperatorTestHarness<String, RejectedMatches, Post, AuditChange> ledger;

  @BeforeEach
  void open() throws Exception {
    ledger =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AuditLedger(REMEMBER)),
            AuditLedger::keyOf,
            AuthorLedger::keyOf,
            Types.STRING);
    ledger.open();
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  private void reject(MatchedPost post) throws Exception {
    Match match = new Match("acme", "Acme", "exact", 0.2, 0, 4, List.of("rejected: a street"));
    ledger.processElement1(new RejectedMatches(post.post(), "0123456789ab", List.of(match)), 0);
  }

  private void delete(Post author) throws Exception {
    ledger.processElement2(author, 0);
  }

  /** What Elasticsearch would hold, whatever order the operations come in. */
  private List<String> documents() {
    return ledger.extractOutputValues().stream()
        .map(AuditChange::postId)
        .distinct()
        .filter(id -> newest(id).rejected() != null)
        .toList();
  }

  private AuditChange newest(String id) {
    return ledger.extractOutputValues().stream()
        .filter(operation -> operation.postId().equals(id))
        .reduce((a, b) -> b.revision() > a.revision() ? b : a)
        .orElseThrow();
  }

  @Test
  void whatADeletedAuthorWroteBeforeIsGoneAndWhatComesAfterwardsStands() throws Exception {
    reject(posts.create("1", 100, 100));
    reject(posts.create("2", 101, 101));
    delete(posts.deleteAuthor(105));
    reject(posts.create("3", 110, 110));

    assertThat(documents()).containsExactly("3");
  }

  @Test
  void theDeletionMayComeFirst() throws Exception {
    delete(posts.deleteAuthor(105));
    reject(posts.create("1", 100, 100));

    assertThat(documents()).isEmpty();
  }

  @Test
  void anOlderDeletionAfterANewerOneChangesNothing() throws Exception {
    delete(posts.deleteAuthor(105));
    delete(posts.deleteAuthor(90));
    reject(posts.create("1", 100, 100));

    assertThat(documents()).isEmpty();
  }

  @Test
  void whatIsRememberedIsForgotten() throws Exception {
    reject(posts.create("1", 100, 100));
    delete(posts.deleteAuthor(105));

    ledger.processBothWatermarks(new Watermark(REMEMBER.plusDays(2).toMillis()));

    assertThat(ledger.numKeyedStateEntries()).isZero();
    assertThat(ledger.numEventTimeTimers()).isZero();
  }
}
