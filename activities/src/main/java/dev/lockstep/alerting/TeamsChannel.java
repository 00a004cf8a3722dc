package dev.lockstep.alerting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.alerting.AlertText.Fact;
import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.common.Secret;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/**
 * A webhook of Microsoft Teams' Workflows that posts an Adaptive Card. It has no room for an id, so
 * a repeat shows twice.
 */
public final class TeamsChannel implements AlertChannel {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonPost post;
  private final Wording wording;

  /**
   * @param address as the workflow shows it; whoever knows it can write
   * @throws IllegalArgumentException if it is no address
   */
  public TeamsChannel(Secret address, Wording wording, OkHttpClient http, InstantSource clock) {
    this.post = new JsonPost(address, http, clock);
    this.wording = wording;
  }

  @Override
  public void send(AlertMessage message) {
    AlertText text = wording.text(message);
    ObjectNode body = JSON.objectNode().put("type", "message");
    ObjectNode card =
        body.putArray("attachments")
            .addObject()
            .put("contentType", "application/vnd.microsoft.card.adaptive")
            .putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        .put("type", "AdaptiveCard")
        .put("version", "1.4")
        .putObject("msteams")
        .put("width", "Full");
    ArrayNode blocks = card.putArray("body");
    text(blocks, text.title())
        .put("size", "Medium")
        .put("weight", "Bolder")
        .put("color", colour(text.parts().getFirst()));
    text.parts().forEach(part -> part(blocks, part, text.parts().size()));
    if (text.more() > 0) {
      text(blocks, "… and %d more: ./lockstep alerts show".formatted(text.more()));
    }
    Part first = text.parts().getFirst();
    if (text.parts().size() == 1 && first.link() != null) {
      card.putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", "Open in the Web UI")
          .put("url", first.link().toString());
    }
    post.send(JsonPost.bytes(body), Headers.EMPTY);
  }

  private static void part(ArrayNode blocks, Part part, int together) {
    if (together > 1) {
      text(blocks, part.headline())
          .put("weight", "Bolder")
          .put("separator", true)
          .put("color", colour(part));
    }
    if (!part.facts().isEmpty()) {
      ArrayNode facts = blocks.addObject().put("type", "FactSet").putArray("facts");
      part.facts().forEach(fact -> fact(facts, fact));
    }
    if (part.command() != null) {
      text(blocks, part.command()).put("fontType", "Monospace");
    }
  }

  private static void fact(ArrayNode facts, Fact fact) {
    facts.addObject().put("title", fact.label()).put("value", plain(fact.value()));
  }

  private static ObjectNode text(ArrayNode blocks, String text) {
    return blocks.addObject().put("type", "TextBlock").put("wrap", true).put("text", plain(text));
  }

  private static String colour(Part part) {
    if (part.command() == null) {
      return "Good";
    }
    return switch (part.severity()) {
      case INFO -> "Default";
      case WARNING -> "Warning";
      case CRITICAL -> "Attention";
    };
  }

  /** Cards take Markdown: nothing we show may become a link. */
  private static String plain(String text) {
    return text.replace("[", "\\[").replace("]", "\\]");
  }
}
