package dev.lockstep.alerting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.common.Secret;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/** An incoming webhook of Slack. It has no room for an id, so a repeat shows twice. */
public final class SlackChannel implements AlertChannel {
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_SECTION = 2_900;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonPost post;
  private final Wording wording;

  /**
   * @param address as Slack shows it; whoever knows it can write
   * @throws IllegalArgumentException if it is no address
   */
  public SlackChannel(Secret address, Wording wording, OkHttpClient http, InstantSource clock) {
    this.post = new JsonPost(address, http, clock);
    this.wording = wording;
  }

  @Override
  public void send(AlertMessage message) {
    AlertText text = wording.text(message);
    ObjectNode body = JSON.objectNode();
    body.put("text", escaped(text.title()));
    ArrayNode blocks = body.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", cut(text.title(), LONGEST_HEADER));
    text.parts().forEach(part -> part(blocks, part, text.parts().size()));
    if (text.more() > 0) {
      section(blocks, "… and %d more: `./lockstep alerts show`".formatted(text.more()));
    }
    post.send(JsonPost.bytes(body), Headers.EMPTY);
  }

  private static void part(ArrayNode blocks, Part part, int together) {
    StringBuilder text = new StringBuilder();
    if (together > 1) {
      text.append(mark(part)).append(" *");
      text.append(escaped(part.headline())).append("*\n");
    }
    part.facts()
        .forEach(fact ->
            text.append("*")
                .append(fact.label())
                .append(":* ")
                .append(escaped(fact.value()))
                .append('\n'));
    if (part.command() != null) {
      text.append('`').append(escaped(part.command())).append("`\n");
    }
    if (part.link() != null) {
      text.append('<').append(part.link()).append("|Open in the Web UI>\n");
    }
    section(blocks, text.isEmpty() ? escaped(part.headline()) : text.toString().stripTrailing());
  }

  private static void section(ArrayNode blocks, String markdown) {
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", cut(markdown, LONGEST_SECTION));
  }

  private static String mark(Part part) {
    if (part.command() == null) {
      return ":white_check_mark:";
    }
    return switch (part.severity()) {
      case INFO -> ":information_source:";
      case WARNING -> ":warning:";
      case CRITICAL -> ":rotating_light:";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
