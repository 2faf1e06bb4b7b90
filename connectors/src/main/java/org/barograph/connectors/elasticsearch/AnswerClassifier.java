package org.barograph.connectors.elasticsearch;

import java.security.cert.CertificateException;

/** Tells accepted, retry, hold, rejected and fatal apart. RATIONALE.md lists the answers seen. */
final class AnswerClassifier {

  private AnswerClassifier() {}

  /** One item of a bulk answer. */
  static Verdict item(Answer answer, boolean delete) {
    int status = answer.status();
    if (isSuccess(status) || (status == 404 && delete)) {
      return new Verdict.Accepted(false);
    }
    if (status == 409) {
      return new Verdict.Accepted(true);
    }
    if (isWholeIndex(answer) || isBusy(status)) {
      return new Verdict.Hold(answer);
    }
    if (isForbidden(answer)) {
      return forbidden(answer);
    }
    return status >= 500 ? new Verdict.Retry(answer) : new Verdict.Rejected(answer);
  }

  /**
   * A whole request that did not succeed. {@link Verdict.Rejected} means that something inside it
   * is not acceptable: the request has to be divided to find it.
   */
  static Verdict request(Answer answer) {
    int status = answer.status();
    if (isWholeIndex(answer) || isBusy(status) || status >= 500 || isSuccess(status)) {
      return new Verdict.Hold(answer);
    }
    if (isForbidden(answer)) {
      return forbidden(answer);
    }
    if (status == 400 || status == 413) {
      return new Verdict.Rejected(answer);
    }
    return new Verdict.Fatal("no Elasticsearch answers at these URLs: " + answer.text());
  }

  /** No answer at all: waiting helps, unless the certificate is not trusted. */
  static Verdict failure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new Verdict.Fatal(
            "the certificate of Elasticsearch is not trusted (caFile): " + cause.getMessage());
      }
    }
    return new Verdict.Hold(
        new Answer(0, failure.getClass().getSimpleName(), failure.getMessage()));
  }

  /**
   * A block (flood stage, read only) or a closed index hits every document alike: none of them is
   * wrong.
   */
  private static boolean isWholeIndex(Answer answer) {
    return answer.type().equals("cluster_block_exception")
        || answer.type().equals("index_closed_exception");
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private static boolean isBusy(int status) {
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static boolean isForbidden(Answer answer) {
    return answer.status() == 401
        || answer.status() == 403
        || answer.type().equals("security_exception");
  }

  private static Verdict forbidden(Answer answer) {
    return new Verdict.Fatal("Elasticsearch refuses the API key or its rights: " + answer.text());
  }
}
