package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerClassifierTest {

  @ParameterizedTest(name = "{0} {1} of {2} is {3}")
  @CsvSource({
    "201, '',                               index,  Accepted",
    "200, '',                               index,  Accepted",
    "200, '',                               delete, Accepted",
    "404, '',                               delete, Accepted",
    "404, index_not_found_exception,        delete, Accepted",
    "404, index_not_found_exception,        index,  Rejected",
    "409, version_conflict_engine_exception, index, Accepted",
    "409, version_conflict_engine_exception, delete, Accepted",
    "400, document_parsing_exception,       index,  Rejected",
    "400, mapper_parsing_exception,         index,  Rejected",
    "400, strict_dynamic_mapping_exception, index,  Rejected",
    "400, invalid_index_name_exception,     index,  Rejected",
    "400, index_closed_exception,           index,  Hold",
    "400, index_closed_exception,           delete, Hold",
    "403, cluster_block_exception,          index,  Hold",
    "429, cluster_block_exception,          index,  Hold",
    "429, es_rejected_execution_exception,  index,  Hold",
    "503, unavailable_shards_exception,     index,  Hold",
    "500, translog_exception,               index,  Retry",
    "500, null_pointer_exception,           delete, Retry",
    "401, security_exception,               index,  Fatal",
    "403, security_exception,               index,  Fatal",
    "403, '',                               index,  Fatal",
  })
  void itemBecomes(int status, String type, String action, String expected) {
    var verdict = AnswerClassifier.item(new Answer(status, type, "why"), action.equals("delete"));

    assertThat(verdict.getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "400, action_request_validation_exception, Rejected",
    "413, '',                          Rejected",
    "401, security_exception,          Fatal",
    "403, security_exception,          Fatal",
    "403, '',                          Fatal",
    "403, cluster_block_exception,     Hold",
    "404, '',                          Fatal",
    "405, '',                          Fatal",
    "301, '',                          Fatal",
    "408, '',                          Hold",
    "429, circuit_breaking_exception,  Hold",
    "500, '',                          Hold",
    "502, '',                          Hold",
    "503, master_not_discovered_exception, Hold",
    "504, '',                          Hold",
  })
  void requestBecomes(int status, String type, String expected) {
    var verdict = AnswerClassifier.request(new Answer(status, type, "why"));

    assertThat(verdict.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void conflictCountsAsOvertaken() {
    var verdict =
        AnswerClassifier.item(new Answer(409, "version_conflict_engine_exception", ""), false);

    assertThat(verdict).isEqualTo(new Verdict.Accepted(true));
  }

  @ParameterizedTest
  @ValueSource(classes = {ConnectException.class, SocketTimeoutException.class, IOException.class})
  void noAnswerIsWaitedFor(Class<? extends IOException> failure)
      throws ReflectiveOperationException {
    var verdict =
        AnswerClassifier.failure(failure.getConstructor(String.class).newInstance("gone"));

    assertThat(verdict).isEqualTo(new Verdict.Hold(new Answer(0, failure.getSimpleName(), "gone")));
  }

  @Test
  void untrustedCertificateIsNotWaitedFor() {
    var failure = new SSLHandshakeException("no");
    failure.initCause(new CertificateException("unknown authority"));

    assertThat(AnswerClassifier.failure(failure))
        .isInstanceOfSatisfying(
            Verdict.Fatal.class,
            fatal -> assertThat(fatal.message()).contains("caFile", "unknown authority"));
  }
}
