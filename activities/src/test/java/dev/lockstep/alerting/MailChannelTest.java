package dev.lockstep.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lockstep.alerting.DeliveryFailure.Cure;
import dev.lockstep.alerts.AlertKind;
import dev.lockstep.common.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailChannel channel(
      MailServer.Security security, @Nullable String user, @Nullable String password) {
    return new MailChannel(
        new MailServer(
            "127.0.0.1",
            server.getSmtp().getPort(),
            security,
            user,
            password == null ? null : new Secret(password),
            "Lockstep <lockstep@shop.example>"),
        List.of("lead@shop.example", "on-call@shop.example"),
        Samples.WORDING);
  }

  private MailChannel plain() {
    return channel(MailServer.Security.NONE, null, null);
  }

  @Test
  void a_mail_says_what_to_do_to_everybody_it_goes_to() throws MessagingException, IOException {
    plain().send(Samples.unmapped(AlertKind.ESCALATED));

    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject())
        .isEqualTo(
            "[Lockstep] Nobody acted in time. 7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk");
    assertThat(mail.getContent().toString())
        .contains("Orders: A-1001, A-1002 and 5 more\r\n")
        .contains("Command: ./lockstep orders explain A-1001 --link uk\r\n")
        .contains("Web UI: https://temporal.example/");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void a_repeat_has_the_same_id_and_another_message_another() throws MessagingException {
    plain().send(Samples.unmapped(AlertKind.NEW));
    plain().send(Samples.unmapped(AlertKind.NEW));
    plain().send(Samples.outage(AlertKind.NEW));

    Map<String, Integer> mails = new HashMap<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      mails.merge(mail.getMessageID(), 1, Integer::sum);
    }
    assertThat(mails.values()).as("two people each").containsExactlyInAnyOrder(4, 2);
  }

  @Test
  void the_account_is_asked_for_and_its_refusal_needs_a_person() {
    server.getUserManager().setAuthRequired(true);
    server.setUser("lockstep@shop.example", "lockstep", "right");

    channel(MailServer.Security.NONE, "lockstep", "right").send(Samples.unmapped(AlertKind.NEW));
    assertThat(server.getReceivedMessages()).hasSize(2);

    DeliveryFailure failure =
        catchThrowableOfType(
            DeliveryFailure.class,
            () ->
                channel(MailServer.Security.NONE, "lockstep", "wrong")
                    .send(Samples.unmapped(AlertKind.NEW)));
    assertThat(failure.cure()).isEqualTo(Cure.MENDING);
    assertThat(failure)
        .hasMessage(
            "The mail server does not accept the credentials. Check alerts.mail.user and alerts.mail.password.");
  }

  @Test
  void nothing_is_said_to_a_server_that_cannot_keep_it_private() {
    DeliveryFailure failure =
        catchThrowableOfType(
            DeliveryFailure.class,
            () ->
                channel(MailServer.Security.STARTTLS, null, null)
                    .send(Samples.unmapped(AlertKind.NEW)));

    assertThat(failure.getMessage()).startsWith("The mail server did not take the message.");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_that_is_away_is_waited_for_and_no_address_is_named() {
    MailChannel channel = plain();
    server.stop();

    DeliveryFailure failure =
        catchThrowableOfType(
            DeliveryFailure.class, () -> channel.send(Samples.unmapped(AlertKind.NEW)));

    assertThat(failure.cure()).isEqualTo(Cure.WAITING);
    assertThat(failure.getMessage()).doesNotContain("shop.example", "127.0.0.1");
  }

  @Test
  void an_address_that_is_none_is_refused() {
    assertThatThrownBy(() -> ChannelSettings.requireMailAddress("lead at shop"))
        .hasMessage("This is not a mail address: 'lead at shop'.");
  }
}
