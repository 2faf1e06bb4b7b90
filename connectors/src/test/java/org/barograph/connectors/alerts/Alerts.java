package org.barograph.connectors.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Alerts as they come, and as bad as they may come. */
final class Alerts {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Instant STARTED = Instant.parse("2026-11-22T06:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  /** What a post may hold. */
  static final String HOSTILE =
      "<!channel> <script>alert('x')</script> & \"quoted\" *bold* _it_ ~no~ `code` "
          + "\u202Egnp.exe \u200B\u0000\u001B[31m <https://evil.example|click> \uD83D\uDE21";

  private Alerts() {}

  static ReceiverSettings settings() {
    return new ReceiverSettings(
        "test-receiver", Duration.ofSeconds(5), false, "https://barograph.example/", CLOCK);
  }

  static ReceiverSettings hasty() {
    return new ReceiverSettings("test-receiver", Duration.ofMillis(300), false, null, CLOCK);
  }

  static Delivery delivery(Alert.State state) {
    return new Delivery("0123456789abcdef", alert(state, "Acme lost my parcel again"));
  }

  static Delivery hostile() {
    return new Delivery("0123456789abcdef", alert(Alert.State.TRIGGERED, HOSTILE.repeat(40)));
  }

  static Alert alert(Alert.State state, String text) {
    return new Alert(
        "5f2c9a7be0d14c33",
        state,
        Alert.Severity.ERROR,
        "Acme: sentiment drop since 22 Nov 06:00 " + text,
        "Acme: 67 % negative, normal is 31 % " + text,
        "Sentiment drop, triggered at 06:05, error. " + text,
        List.of(
            new Alert.Fact("Observed", "67 % negative " + text),
            new Alert.Fact("Normal", "31 %"),
            new Alert.Fact(text, "a name that comes from outside")),
        List.of(
            new Alert.Quote(text, "chirp, @" + text, "https://posts.example/1?a=1&b=<2>"),
            new Alert.Quote(text, "chirp", "https://posts.example/1?a=1&b=2|x".replace("|", "%7C")),
            new Alert.Quote(text, "chirp", "javascript:alert(1)"),
            new Alert.Quote("a fourth is not shown", "chirp", null)),
        List.of(
            new Link("dashboard", "https://kibana.example/d?x=1&y=2"),
            new Link("runbook", "https://wiki.example/r")),
        Map.of("brand", "acme", "kind", "sentiment_drop", "topic", "delivery"),
        STARTED,
        STARTED.plusSeconds(300),
        state == Alert.State.RESOLVED ? STARTED.plusSeconds(7_200) : null,
        false);
  }
}
