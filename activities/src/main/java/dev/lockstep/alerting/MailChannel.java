package dev.lockstep.alerting;

import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.common.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * Mail over SMTP, plain text. The Message-ID is the same for every attempt, so most mail programs
 * show a repeat once.
 */
public final class MailChannel implements AlertChannel {
  private static final String MILLIS = "10000";
  private static final String DOMAIN = "@lockstep.invalid";

  private final MailServer server;
  private final InternetAddress from;
  private final InternetAddress[] to;
  private final Wording wording;

  /**
   * @throws IllegalArgumentException if an address is none
   */
  public MailChannel(MailServer server, List<String> to, Wording wording) {
    this.server = server;
    this.from = address(server.from());
    this.to = to.stream().map(MailChannel::address).toArray(InternetAddress[]::new);
    this.wording = wording;
  }

  static InternetAddress address(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return address;
    } catch (AddressException e) {
      throw new IllegalArgumentException("This is not a mail address: '" + text + "'.");
    }
  }

  @Override
  public void send(AlertMessage message) {
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport(scheme())) {
      Secret password = server.password();
      transport.connect(
          server.host(), server.port(), server.user(), password == null ? null : password.reveal());
      MimeMessage mail = mail(session, message);
      transport.sendMessage(mail, mail.getAllRecipients());
    } catch (AuthenticationFailedException e) {
      throw DeliveryFailure.mending(
          "The mail server does not accept the credentials. Check alerts.mail.user and alerts.mail.password.");
    } catch (SendFailedException e) {
      throw e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
          ? DeliveryFailure.mending(
              "The mail server refuses an address. Check the channel's recipients and alerts.mail.from.")
          : away(e);
    } catch (MessagingException e) {
      throw away(e);
    }
  }

  /** The message of the cause may hold addresses. */
  private static DeliveryFailure away(MessagingException e) {
    Exception cause = e.getNextException();
    return DeliveryFailure.waiting(
        "The mail server did not take the message. cause=%s. It is tried again."
            .formatted((cause == null ? e : cause).getClass().getSimpleName()));
  }

  private String scheme() {
    return switch (server.security()) {
      case TLS -> "smtps";
      case STARTTLS, NONE -> "smtp";
    };
  }

  private Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + scheme() + ".";
    properties.put(prefix + "connectiontimeout", MILLIS);
    properties.put(prefix + "timeout", MILLIS);
    properties.put(prefix + "writetimeout", MILLIS);
    properties.put(prefix + "auth", Boolean.toString(server.user() != null));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    // The receipt's own host name would be this machine's.
    properties.put(prefix + "localhost", "lockstep");
    if (server.security() == MailServer.Security.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    return properties;
  }

  private MimeMessage mail(Session session, AlertMessage message) throws MessagingException {
    AlertText text = wording.text(message);
    MimeMessage mail = new WithId(session, id(message.id()));
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, to);
    mail.setSubject("[Lockstep] " + text.title(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.at()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Lockstep-Alert", message.id());
    if (message.notices().size() == 1) {
      // Mails about the same matter make one conversation.
      mail.setHeader("References", id(thread(message.notices().getFirst().id())));
    }
    mail.setText(body(text), StandardCharsets.UTF_8.name());
    mail.saveChanges();
    return mail;
  }

  private static String body(AlertText text) {
    List<String> lines = new ArrayList<>();
    for (Part part : text.parts()) {
      lines.add(part.headline());
      lines.add("");
      part.facts().forEach(fact -> lines.add(fact.label() + ": " + fact.value()));
      if (part.command() != null) {
        lines.add("Command: " + part.command());
      }
      if (part.link() != null) {
        lines.add("Web UI: " + part.link());
      }
      lines.add("");
    }
    if (text.more() > 0) {
      lines.add("… and %d more: ./lockstep alerts show".formatted(text.more()));
    }
    return String.join("\r\n", lines);
  }

  /** Group and episode: the first parts of a notice's id. */
  private static String thread(String noticeId) {
    String[] parts = noticeId.split("/", 4);
    return parts.length < 4 ? noticeId : parts[0] + parts[1] + parts[2];
  }

  private static String id(String of) {
    return "<" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)) + DOMAIN + ">";
  }

  private static final class WithId extends MimeMessage {
    private final String id;

    WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
