package org.barograph.connectors.alerts;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Mail over SMTP, text and HTML. All mails of one matter refer to one Message-ID that its id makes,
 * so mail programs show them as one thread. A second attempt has the Message-ID of the first.
 */
public final class EmailReceiver implements Receiver {

  private static final int WORKERS = 2;
  private static final int WAITING = 16;

  /** Whom mails come from and go to. */
  public record Envelope(String from, List<String> to) {
    public Envelope {
      to = List.copyOf(to);
    }
  }

  private final ReceiverSettings settings;
  private final Envelope envelope;
  private final URI server;
  private final String user;
  private final Secret password;
  // Jakarta Mail blocks, and a pinned virtual thread would block others: platform threads, few.
  private final ThreadPoolExecutor workers;

  /**
   * @param url {@code smtps://host:port}, or {@code smtp://host:port}, then with STARTTLS unless it
   *     is on loopback or plain text is allowed
   * @param user null: no authentication
   * @throws IllegalArgumentException if nothing may be sent to the address
   */
  public EmailReceiver(
      ReceiverSettings settings, String url, Envelope envelope, String user, Secret password) {
    this.server = Address.check(url, true, "smtps", "smtp");
    this.settings = settings;
    this.envelope = envelope;
    this.user = user;
    this.password = password;
    this.workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("mail-" + settings.name() + "-", 0).factory());
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    try {
      return CompletableFuture.supplyAsync(() -> attempt(delivery), workers)
          .completeOnTimeout(
              Outcome.retry("no answer within " + settings.timeout().toMillis() + " ms"),
              settings.timeout().toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(Outcome.retry("too many mails are waiting"));
    }
  }

  private Outcome attempt(Delivery delivery) {
    // The providers' classes may be known to the job's class loader alone.
    Thread.currentThread().setContextClassLoader(EmailReceiver.class.getClassLoader());
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport(server.getScheme())) {
      MimeMessage message = message(session, delivery);
      transport.connect(
          server.getHost(),
          server.getPort(),
          user,
          password == null || user == null ? null : password.value());
      transport.sendMessage(message, message.getAllRecipients());
      return Outcome.delivered();
    } catch (MessagingException e) {
      return failed(e);
    } catch (RuntimeException e) {
      return Outcome.retry(masked(e.toString()));
    }
  }

  private Properties properties() {
    String protocol = "mail." + server.getScheme() + ".";
    String millis = String.valueOf(settings.timeout().toMillis());
    boolean mayBePlain = Address.isLoopback(server) || settings.allowPlaintext();
    Properties properties = new Properties();
    properties.put(protocol + "connectiontimeout", millis);
    properties.put(protocol + "timeout", millis);
    properties.put(protocol + "writetimeout", millis);
    properties.put(protocol + "ssl.checkserveridentity", "true");
    properties.put(protocol + "starttls.enable", "true");
    properties.put(protocol + "starttls.required", String.valueOf(!mayBePlain));
    properties.put(protocol + "auth", String.valueOf(user != null));
    // One bad address does not keep the alert from the others.
    properties.put(protocol + "sendpartial", "true");
    // No name of this machine in Message-ID or HELO.
    properties.put("mail.from", envelope.from());
    properties.put(protocol + "localhost", "localhost");
    return properties;
  }

  private MimeMessage message(Session session, Delivery delivery) throws MessagingException {
    Alert alert = delivery.alert();
    String host = envelope.from().substring(envelope.from().lastIndexOf('@') + 1);
    String root = "<" + idPart(alert.id()) + "@" + host + ">";
    MimeMessage message = new FixedIdMessage(session, "<" + delivery.key() + "@" + host + ">");
    message.setFrom(new InternetAddress(envelope.from(), true));
    for (String to : envelope.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject(subject(alert), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(settings.clock().instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Idempotency-Key", delivery.key());
    message.setHeader("X-Barograph-State", alert.state().word());
    message.setHeader("X-Barograph-Severity", alert.severity().word());
    // No mail has the root's own id: a matter that comes back triggers again, and would be taken
    // for
    // a copy of its first mail.
    message.setHeader("In-Reply-To", root);
    message.setHeader("References", root);
    MimeMultipart both =
        new MimeMultipart(
            "alternative",
            part(MailText.plain(alert), "plain"),
            part(MailText.html(alert), "html"));
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  /** Some mail programs keep a thread together by its subject alone: it never changes. */
  private static String subject(Alert alert) {
    String prefix = alert.state() == Alert.State.TRIGGERED ? "" : "Re: ";
    return prefix + (alert.test() ? "TEST: " : "") + Texts.line(alert.subject(), 200);
  }

  private static String idPart(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  private Outcome failed(MessagingException failure) {
    if (failure instanceof SendFailedException partly
        && partly.getValidSentAddresses() != null
        && partly.getValidSentAddresses().length > 0) {
      return new Outcome.Delivered(masked("not to all: " + partly.getMessage()));
    }
    int code = code(failure);
    String reason = masked("SMTP " + (code == 0 ? "" : code + " ") + failure.getMessage());
    // 5yz is for ever (RFC 5321, 4.2.1); whatever else it is, it may pass.
    return code >= 500 && code < 600 ? new Outcome.Refused(reason) : Outcome.retry(reason);
  }

  /** The server's worst answer; 0 if there was none. */
  private static int code(MessagingException failure) {
    int worst = 0;
    for (Exception e = failure; e != null; e = next(e)) {
      worst =
          Math.max(
              worst,
              switch (e) {
                case SMTPSendFailedException sent -> sent.getReturnCode();
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case jakarta.mail.AuthenticationFailedException login -> leadingCode(login);
                default -> 0;
              });
    }
    return worst;
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException message ? message.getNextException() : null;
  }

  private static int leadingCode(Exception e) {
    String text = String.valueOf(e.getMessage());
    return text.matches("(?s)[45][0-9]{2}\\b.*") ? Integer.parseInt(text.substring(0, 3)) : 0;
  }

  private String masked(String text) {
    String line = Texts.line(text, 300);
    return password == null ? line : password.mask(line);
  }

  /** Subject and text; the HTML is longer. */
  @Override
  public String preview(Delivery delivery) {
    return "Subject: " + subject(delivery.alert()) + "\n\n" + MailText.plain(delivery.alert());
  }

  /** The HTML part, for people who want to look at it. */
  public static String html(Alert alert) {
    return MailText.html(alert);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  /** Jakarta Mail makes up a Message-ID unless it is kept from doing so. */
  private static final class FixedIdMessage extends MimeMessage {
    private final String id;

    FixedIdMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
