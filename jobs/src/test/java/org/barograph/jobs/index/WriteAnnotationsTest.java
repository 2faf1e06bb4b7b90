package org.barograph.jobs.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.model.Heard;
import org.junit.jupiter.api.Test;

class WriteAnnotationsTest {

  private static final BarographConfig SEED =
      ConfigLoader.parse(
          """
          brands: [{id: acme, name: Acme, aliases: [Acme]}]
          detection:
            annotations:
              - {id: sale, title: Sale, start: 2026-11-27T00:00:00Z, end: 2026-11-28T00:00:00Z}
              - {id: gone, title: Gone, start: 2026-11-27T00:00:00Z, end: 2026-11-28T00:00:00Z}
          """,
          "test.yaml");

  private static final String LAUNCH =
      """
      detection:
        annotations:
          - {id: launch, title: Launch, start: 2026-12-01T00:00:00Z, end: 2026-12-02T00:00:00Z}
      """;

  @Test
  void allAreWrittenOnceThoseToComeAndThoseThatAreRemovedToo() throws Exception {
    ConfigBook book = new ConfigBook();
    List<ConfigRecord> records =
        new ConfigPlan(SEED, book, 9_000_000_000_000L)
            .ruleRecords(
                ConfigLoader.ruleChanges(LAUNCH, "rules.yaml", SEED), Set.of(), Set.of("gone"));
    List<String> changes =
        records.stream().map(record -> new String(ConfigRecords.json(record), UTF_8)).toList();
    var function = new WriteAnnotations(null, new FixedConfig(SEED, changes, "changes"));

    try (var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      harness.setProcessingTime(77);
      harness.open();
      harness.processElement(new Heard("hn", 60_000), 60_000);
      harness.processElement(new Heard("hn", 120_000), 120_000);

      List<DocumentOperation> written = harness.extractOutputValues();
      assertThat(written)
          .extracting(
              DocumentOperation::id, DocumentOperation::isDelete, DocumentOperation::version)
          .containsExactly(
              tuple("gone", true, 77L), tuple("launch", false, 77L), tuple("sale", false, 77L));
      assertThat(written)
          .filteredOn(operation -> !operation.isDelete())
          .allSatisfy(operation ->
              assertThat(
                      Schemas.problems(
                          "annotation",
                          new String(Objects.requireNonNull(operation.json()), UTF_8)))
                  .isEmpty());
    }
  }
}
