package org.barograph.connectors.alerts;

/** An alert as the text and the HTML of a mail. */
final class MailText {

  private MailText() {}

  static String plain(Alert alert) {
    StringBuilder out = new StringBuilder();
    if (alert.test()) {
      out.append("This is a test. Nobody has to do anything.\n\n");
    }
    out.append(alert.headline()).append('\n').append(alert.status()).append("\n\n");
    int width = alert.facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    for (Alert.Fact fact : alert.facts()) {
      out.append(fact.name())
          .append(": ")
          .append(" ".repeat(width - fact.name().length()))
          .append(fact.value())
          .append('\n');
    }
    for (Alert.Quote quote : alert.quotes()) {
      out.append("\n> ").append(quote.text()).append("\n  ").append(quote.source()).append('\n');
      if (quote.url() != null) {
        out.append("  ").append(quote.url()).append('\n');
      }
    }
    if (!alert.links().isEmpty()) {
      out.append('\n');
    }
    for (Link link : alert.links()) {
      out.append(capital(link.name())).append(": ").append(link.url()).append('\n');
    }
    return out.append("\nIncident ").append(alert.id()).append('\n').toString();
  }

  static String html(Alert alert) {
    StringBuilder out = new StringBuilder(4_096);
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escape(alert.subject()))
        .append("</title></head>\n<body style=\"margin:0;padding:16px;background:#f4f5f7;")
        .append("font-family:Helvetica,Arial,sans-serif;font-size:15px;color:#1d2129\">\n")
        .append("<div style=\"max-width:640px;margin:0 auto;background:#ffffff;padding:20px;")
        .append("border-top:6px solid ")
        .append(colour(alert))
        .append("\">\n");
    if (alert.test()) {
      out.append("<p><strong>This is a test. Nobody has to do anything.</strong></p>\n");
    }
    out.append("<h1 style=\"font-size:20px;margin:0 0 8px\">")
        .append(escape(alert.headline()))
        .append("</h1>\n<p style=\"margin:0 0 16px\">")
        .append(escape(alert.status()))
        .append("</p>\n");
    facts(out, alert);
    alert.quotes().forEach(quote -> quote(out, quote));
    links(out, alert);
    return out.append("<p style=\"color:#5b616b;font-size:12px;margin:16px 0 0\">Incident ")
        .append(escape(alert.id()))
        .append("</p>\n</div></body></html>\n")
        .toString();
  }

  private static void facts(StringBuilder out, Alert alert) {
    out.append("<table style=\"border-collapse:collapse;margin:0 0 16px\">\n");
    for (Alert.Fact fact : alert.facts()) {
      out.append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal;")
          .append("color:#5b616b;padding:3px 16px 3px 0;vertical-align:top\">")
          .append(escape(fact.name()))
          .append("</th><td style=\"padding:3px 0\">")
          .append(escape(fact.value()))
          .append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  private static void quote(StringBuilder out, Alert.Quote quote) {
    out.append("<blockquote style=\"margin:0 0 12px;padding:8px 12px;background:#f4f5f7;")
        .append("border-left:3px solid #c4c9d1\">")
        .append(escape(quote.text()))
        .append("<br><span style=\"color:#5b616b;font-size:13px\">")
        .append(escape(quote.source()));
    if (quote.url() != null) {
      out.append(" <a href=\"").append(escape(quote.url())).append("\">post</a>");
    }
    out.append("</span></blockquote>\n");
  }

  private static void links(StringBuilder out, Alert alert) {
    if (alert.links().isEmpty()) {
      return;
    }
    out.append("<p style=\"margin:0\">");
    for (Link link : alert.links()) {
      out.append("<a style=\"color:#0b5cad;margin-right:16px\" href=\"")
          .append(escape(link.url()))
          .append("\">")
          .append(escape(capital(link.name())))
          .append("</a> ");
    }
    out.append("</p>\n");
  }

  private static String colour(Alert alert) {
    if (alert.isResolved()) {
      return "#2e7d32";
    }
    return switch (alert.severity()) {
      case CRITICAL -> "#8b0000";
      case ERROR -> "#c62828";
      case WARNING -> "#b26a00";
      case INFO -> "#0b5cad";
    };
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
