package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesTest {

  private static final long NOVEMBER = Instant.parse("2026-11-22T05:00:00Z").toEpochMilli();

  @Test
  void monthlyNamesCarryTheMonthOfTheEventTime() {
    assertThat(IndexNames.mentions(null, NOVEMBER)).isEqualTo("mentions-2026.11");
    assertThat(IndexNames.windows(null, NOVEMBER)).isEqualTo("windows-2026.11");
    assertThat(IndexNames.pipeline(null, NOVEMBER)).isEqualTo("pipeline-2026.11");
  }

  @Test
  void theTenantStandsAfterTheFirstWord() {
    assertThat(IndexNames.mentions("acme", NOVEMBER)).isEqualTo("mentions-acme-2026.11");
    assertThat(IndexNames.incidents("acme")).isEqualTo("incidents-acme");
    assertThat(IndexNames.annotations("acme")).isEqualTo("annotations-acme");
  }

  @Test
  void aliasesAndSingleIndicesHaveNoDate() {
    assertThat(IndexNames.mentionsAlias(null)).isEqualTo("mentions");
    assertThat(IndexNames.windowsAlias("acme")).isEqualTo("windows-acme");
    assertThat(IndexNames.pipelineAlias(null)).isEqualTo("pipeline");
    assertThat(IndexNames.incidents(null)).isEqualTo("incidents");
  }

  @Test
  void theMonthEndsAtMidnightUtc() {
    long lastMilli = Instant.parse("2026-11-30T23:59:59.999Z").toEpochMilli();

    assertThat(IndexNames.mentions(null, lastMilli)).isEqualTo("mentions-2026.11");
    assertThat(IndexNames.mentions(null, lastMilli + 1)).isEqualTo("mentions-2026.12");
  }

  @Test
  void aWindowThatStartsJustBefore1970StillHasAnIndex() {
    assertThat(IndexNames.windows(null, -60_000)).isEqualTo("windows-1969.12");
  }

  @Test
  void aYearThatNoPatternCoversIsRefused() {
    long year3000 = Instant.parse("3000-01-01T00:00:00Z").toEpochMilli();

    assertThatThrownBy(() -> IndexNames.mentions(null, year3000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event time")
        .hasMessageContaining("1000 to 2999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "acme-eu", "_acme", "a.b", "acme*", "acme,other", "../x"})
  void aTenantThatCouldReachOtherIndicesIsRefused(String tenant) {
    assertThatThrownBy(() -> IndexNames.mentionsAlias(tenant))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tenant")
        .hasMessageContaining("'" + tenant + "'");
  }

  @Test
  void aTenantOfMoreThan32CharactersIsRefused() {
    assertThat(IndexNames.incidents("a".repeat(32))).hasSize(42);
    assertThatThrownBy(() -> IndexNames.incidents("a".repeat(33)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
