package org.barograph.connectors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail, against a real SMTP server on loopback. */
class EmailReceiverTest {

  private static final String PASSWORD = "pa55-w0rd";

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  private static Outcome send(String url, String user, Delivery delivery) {
    try (Receiver receiver = receiver(url, user)) {
      return receiver.send(delivery).orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  private static Receiver receiver(String url, String user) {
    return new EmailReceiver(
        Alerts.settings(),
        url,
        new EmailReceiver.Envelope(
            "barograph@acme.example", List.of("ann@acme.example", "bob@acme.example")),
        user,
        user == null ? null : new Secret(PASSWORD));
  }

  private String greenMail() {
    return "smtp://127.0.0.1:" + mail.getSmtp().getPort();
  }

  private MimeMessage received(int index) {
    return mail.getReceivedMessages()[index];
  }

  private MimeMessage received(String messageId) throws MessagingException {
    for (MimeMessage message : mail.getReceivedMessages()) {
      if (message.getMessageID().equals(messageId)) {
        return message;
      }
    }
    throw new AssertionError("no mail has the id " + messageId);
  }

  @Test
  void aMailIsTextAndHtml() throws Exception {
    Outcome outcome = send(greenMail(), null, Alerts.delivery(Alert.State.TRIGGERED));

    assertThat(outcome).isEqualTo(Outcome.delivered());
    assertThat(mail.getReceivedMessages()).hasSize(2); // one for each mailbox
    MimeMultipart both = (MimeMultipart) received(0).getContent();
    assertThat(both.getContentType()).startsWith("multipart/alternative");
    assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(both.getBodyPart(0).getContent().toString())
        .contains("Acme: 67 % negative, normal is 31 %", "https://wiki.example/r");
    assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(received(0).getSubject()).startsWith("Acme: sentiment drop since 22 Nov 06:00");
  }

  @Test
  void anIncidentIsOneThread() throws Exception {
    send(greenMail(), null, Alerts.delivery(Alert.State.TRIGGERED));
    send(
        greenMail(),
        null,
        new Delivery("fedcba9876543210", Alerts.delivery(Alert.State.RESOLVED).alert()));

    MimeMessage first = received("<0123456789abcdef@acme.example>");
    MimeMessage last = received("<fedcba9876543210@acme.example>");
    assertThat(last.getHeader("References"))
        .containsExactly("<5f2c9a7be0d14c33@acme.example>")
        .isEqualTo(first.getHeader("References"));
    assertThat(last.getSubject()).isEqualTo("Re: " + first.getSubject());
  }

  @Test
  void aSecondAttemptHasTheSameMessageId() throws Exception {
    send(greenMail(), null, Alerts.delivery(Alert.State.TRIGGERED));
    send(greenMail(), null, Alerts.delivery(Alert.State.TRIGGERED));

    assertThat(mail.getReceivedMessages()).hasSize(4);
    for (MimeMessage message : mail.getReceivedMessages()) {
      assertThat(message.getMessageID()).isEqualTo("<0123456789abcdef@acme.example>");
    }
  }

  @Test
  void hostileTextIsNeitherHeaderNorMarkup() throws Exception {
    send(greenMail(), null, Alerts.hostile());

    MimeMultipart both = (MimeMultipart) received(0).getContent();
    String html = both.getBodyPart(1).getContent().toString();
    assertThat(html)
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "<!channel", "javascript:", "\u202E");
    assertThat(GreenMailUtil.getHeaders(received(0)).lines())
        .filteredOn(line -> line.startsWith("Bcc") || line.startsWith("X-Evil"))
        .isEmpty();
    assertThat(received(0).getSubject()).doesNotContain("\n", "\r");
  }

  @Test
  void aUserLogsIn() throws Exception {
    mail.setUser("sender@acme.example", "sender", PASSWORD);

    assertThat(send(greenMail(), "sender", Alerts.delivery(Alert.State.TRIGGERED)))
        .isEqualTo(Outcome.delivered());
  }

  /** What the server says to the step before; the first row is about the greeting. */
  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 busy, true",
    "MAIL, 451 try later, true",
    "MAIL, 550 go away, false",
    "RCPT, 450 mailbox busy, true",
    "RCPT, 550 no such user, false",
    "DATA, 452 no space, true",
    "DATA, 554 refused, false",
    "TEXT, 451 greylisted, true",
    "TEXT, 554 spam, false"
  })
  void theServersCodeDecides(String step, String answer, boolean again) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(step, answer)) {
      Outcome outcome = send(server.url(), null, Alerts.delivery(Alert.State.TRIGGERED));

      assertThat(outcome).isInstanceOf(again ? Outcome.Retry.class : Outcome.Refused.class);
    }
  }

  @Test
  void aRefusedConnectionIsTriedAgain() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    assertThat(send("smtp://127.0.0.1:" + closed, null, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void aServerThatSaysNothingIsTriedAgain() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Receiver receiver =
            new EmailReceiver(
                Alerts.hasty(),
                "smtp://127.0.0.1:" + silent.getLocalPort(),
                new EmailReceiver.Envelope("a@acme.example", List.of("b@acme.example")),
                null,
                null)) {
      assertThat(
              receiver
                  .send(Alerts.delivery(Alert.State.TRIGGERED))
                  .orTimeout(30, TimeUnit.SECONDS)
                  .join())
          .isInstanceOf(Outcome.Retry.class);
    }
  }

  @Test
  void otherSchemesAreRefused() {
    assertThatThrownBy(() -> receiver("http://127.0.0.1:25", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Speaks just enough SMTP to refuse at one step. */
  private static final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String step;
    private final String answer;

    ScriptedSmtp(String step, String answer) throws IOException {
      this.step = step;
      this.answer = answer;
      Thread.ofPlatform().daemon().start(this::serve);
    }

    String url() {
      return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          talk(client);
        } catch (IOException e) {
          // The client has gone, or the test is over.
        }
      }
    }

    private void talk(Socket client) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      say(client, step.equals("GREETING") ? answer : "220 ready");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (text) {
          text = !line.equals(".");
          if (!text) {
            say(client, step.equals("TEXT") ? answer : "250 ok");
          }
        } else if (line.startsWith(step)) {
          say(client, answer);
        } else if (line.startsWith("DATA")) {
          text = true;
          say(client, "354 go on");
        } else {
          say(client, line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
      }
    }

    private static void say(Socket client, String line) throws IOException {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
