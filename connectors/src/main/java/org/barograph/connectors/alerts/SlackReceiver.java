package org.barograph.connectors.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A Slack incoming webhook (<a
 * href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">docs.slack.dev</a>).
 * Its whole address is the secret. Slack takes one message a second.
 */
public final class SlackReceiver implements Receiver {

  static final int MAX_HEADER = 150;
  static final int MAX_SECTION = 3_000;
  static final int MAX_FIELD = 2_000;
  static final int MAX_FIELDS = 10;
  static final int MAX_BUTTONS = 5;

  private final HttpSender http;
  private final URI address;

  /**
   * @throws IllegalArgumentException if nothing may be sent to the address
   */
  public SlackReceiver(ReceiverSettings settings, Secret webhook) {
    this.address = Address.web(webhook.value(), settings.allowPlaintext());
    this.http = settings.sender(webhook);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    return http.post(address, Map.of(), JsonBody.bytes(message(delivery.alert())));
  }

  /** As Slack lays it out, roughly. */
  @Override
  public String preview(Delivery delivery) {
    StringBuilder out = new StringBuilder();
    for (JsonNode block : message(delivery.alert()).get("blocks")) {
      switch (block.get("type").textValue()) {
        case "header" -> out.append(block.at("/text/text").textValue());
        case "actions" ->
            block
                .get("elements")
                .forEach(button ->
                    out.append('[')
                        .append(button.at("/text/text").textValue())
                        .append("](")
                        .append(button.get("url").textValue())
                        .append(") "));
        default -> {
          out.append(block.at("/text/text").asText(""));
          block
              .path("fields")
              .forEach(field ->
                  out.append(field.get("text").textValue().replace("\n", " ")).append('\n'));
        }
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static ObjectNode message(Alert alert) {
    ObjectNode message = JsonBody.object();
    String headline = (alert.test() ? "TEST: " : "") + mark(alert) + " " + alert.headline();
    // For notifications and screen readers.
    message.put("text", escape(headline + " (" + alert.status() + ")", MAX_SECTION));
    message.put("unfurl_links", false).put("unfurl_media", false);
    ArrayNode blocks = message.putArray("blocks");
    // Plain text: Slack shows it as it is.
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", Texts.line(headline, MAX_HEADER));
    section(blocks, escape(alert.status(), MAX_SECTION));
    fields(blocks, alert);
    for (Alert.Quote quote : alert.quotes()) {
      section(blocks, quoted(quote));
    }
    buttons(blocks, alert);
    return message;
  }

  private static String mark(Alert alert) {
    return switch (alert.state()) {
      case RESOLVED -> "✅ Resolved:";
      case ACKNOWLEDGED -> "👀 Acknowledged:";
      case TRIGGERED, UPDATED -> alert.severity().compareTo(Alert.Severity.ERROR) < 0 ? "⚠️" : "🚨";
    };
  }

  private static void section(ArrayNode blocks, String mrkdwn) {
    text(blocks.addObject().put("type", "section").putObject("text"), mrkdwn);
  }

  private static void text(ObjectNode text, String mrkdwn) {
    // Verbatim: addresses and names in what people wrote do not become links and mentions.
    text.put("type", "mrkdwn").put("text", mrkdwn).put("verbatim", true);
  }

  private static void fields(ArrayNode blocks, Alert alert) {
    if (alert.facts().isEmpty()) {
      return;
    }
    ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
    alert.facts().stream()
        .limit(MAX_FIELDS)
        .forEach(fact ->
            text(
                fields.addObject(),
                "*" + escape(fact.name(), 200) + "*\n" + escape(fact.value(), MAX_FIELD - 300)));
  }

  private static String quoted(Alert.Quote quote) {
    String link = quote.url() == null ? "" : " <" + linkAddress(quote.url()) + "|post>";
    return "> " + escape(quote.text(), 2_000) + "\n" + escape(quote.source(), 500) + link;
  }

  private static String linkAddress(String url) {
    return escape(url, 2_500).replace("|", "%7C");
  }

  private static void buttons(ArrayNode blocks, Alert alert) {
    if (alert.links().isEmpty()) {
      return;
    }
    ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
    alert.links().stream()
        .limit(MAX_BUTTONS)
        .forEach(link -> {
          ObjectNode button = elements.addObject().put("type", "button").put("url", link.url());
          button
              .putObject("text")
              .put("type", "plain_text")
              .put("text", Texts.line(link.name(), 75));
        });
  }

  /**
   * As Slack wants it; formatting marks are parted from what they would format by an invisible
   * joiner, so that a post can neither bold itself nor close the quote.
   */
  private static String escape(String text, int most) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int[] points = text.codePoints().toArray();
    for (int point : points) {
      String piece =
          switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '*', '_', '~', '`' -> "\u2060" + Character.toString(point) + "\u2060";
            default -> Character.toString(point);
          };
      if (out.length() + piece.length() >= most) {
        return out.append('…').toString();
      }
      out.append(piece);
    }
    return out.toString();
  }

  @Override
  public void close() {
    http.close();
  }
}
