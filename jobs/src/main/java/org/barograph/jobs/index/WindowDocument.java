package org.barograph.jobs.index;

import java.io.IOException;
import java.util.Locale;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Expectation;
import org.barograph.jobs.model.Tally;

/** The window document of FIELDS.md. */
public final class WindowDocument {

  private WindowDocument() {}

  public static DocumentOperation operation(String tenant, BrandWindow window) {
    return new DocumentOperation(
        IndexNames.windows(tenant, window.start()),
        DocumentIds.of(window.windowId()),
        window.revision(),
        json(window));
  }

  public static byte[] json(BrandWindow window) {
    return JsonDocument.bytes(json -> write(json, window));
  }

  private static void write(JsonDocument json, BrandWindow window) throws IOException {
    Tally tally = window.tally();
    json.time("@timestamp", window.start())
        .text("window_id", window.windowId())
        .text("brand", window.brand())
        .text("config_version", window.configVersion())
        .number("revision", window.revision())
        .text("kind", window.topic() == null ? "brand" : "topic")
        .text("topic", window.topic())
        .time("start", window.start())
        .time("end", window.end())
        .number("size", window.sizeMinutes())
        .number("mentions", tally.mentions())
        .number("stories", window.stories())
        .number("authors", window.authors())
        .number("negative", tally.negative())
        .number("neutral", tally.neutral())
        .number("positive", tally.positive())
        .number("unscored", tally.unscored())
        .number("tagged", tally.tagged())
        .number("untagged", tally.untagged())
        .number("owned", tally.owned());
    if (tally.scored() > 0) {
      json.number("negative_share", Decimals.four(tally.negativeShare()))
          .number("net_sentiment", Decimals.four(tally.netSentiment()))
          .number("score_mean", Decimals.four(tally.scoreMean()));
    }
    json.number("reach", tally.reach());
    if (window.expected() != null) {
      expectation(json, window.expected());
    }
    json.text("outcome", window.outcome().name().toLowerCase(Locale.ROOT)).flag("final", true);
  }

  private static void expectation(JsonDocument json, Expectation expected) throws IOException {
    json.object(
        "expected",
        j ->
            j.number("mentions", expected.mentions())
                .number("negative_share", expected.negativeShare()));
    json.object(
        "band",
        j ->
            j.object(
                    "mentions",
                    b ->
                        b.number("low", expected.mentionsLow())
                            .number("high", expected.mentionsHigh()))
                .object(
                    "negative_share",
                    b ->
                        b.number("low", expected.negativeShareLow())
                            .number("high", expected.negativeShareHigh())));
  }
}
