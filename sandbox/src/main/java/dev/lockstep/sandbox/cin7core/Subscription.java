package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One webhook as it is set up; secrets are shown in clear, as the platform does. */
record Subscription(
    String id,
    String type,
    boolean active,
    URI uri,
    String authorization,
    String user,
    String password,
    String bearer,
    Map<String, String> headers) {

  static Subscription of(String id, String type, Cin7WebhookTarget target) {
    String bearer = target.bearer();
    return new Subscription(
        id,
        type,
        true,
        target.uri(),
        bearer == null ? "noauth" : "bearerauth",
        "",
        "",
        bearer == null ? "" : bearer,
        target.headers());
  }

  /** What is given replaces, what is left out stays. */
  Subscription with(JsonNode body) {
    return new Subscription(
        id,
        type,
        body.has("IsActive") ? Wire.flag(body, "IsActive") : active,
        body.hasNonNull("ExternalURL") ? uri(Wire.text(body, "ExternalURL")) : uri,
        Json.textOr(body, "ExternalAuthorizationType", authorization),
        Json.textOr(body, "ExternalUserName", user),
        Json.textOr(body, "ExternalPassword", password),
        Json.textOr(body, "ExternalBearerToken", bearer),
        body.path("ExternalHeaders").isArray() ? headers(body.path("ExternalHeaders")) : headers);
  }

  Subscription active(boolean now) {
    return new Subscription(id, type, now, uri, authorization, user, password, bearer, headers);
  }

  static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, as for any other text that is no address.
    }
    throw Cin7Problem.invalid("'ExternalURL' is not a valid URL");
  }

  private static Map<String, String> headers(JsonNode given) {
    Map<String, String> headers = new LinkedHashMap<>();
    Json.objects(given)
        .forEach(header -> headers.put(Wire.text(header, "Key"), Wire.text(header, "Value")));
    return headers;
  }

  /** What proves the sender; a forged one proves nothing. */
  Map<String, String> proof(boolean forged) {
    String flaw = forged ? "-forged" : "";
    Map<String, String> proof = new LinkedHashMap<>();
    headers.forEach((name, value) -> proof.put(name, value + flaw));
    switch (authorization) {
      case "bearerauth" -> proof.put("Authorization", "Bearer " + bearer + flaw);
      case "basicauth" -> {
        byte[] pair = (user + ":" + password + flaw).getBytes(StandardCharsets.UTF_8);
        proof.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
      }
      default -> {}
    }
    return proof;
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("ID", id)
            .put("Type", type)
            .put("Name", type)
            .put("IsActive", active)
            .put("ExternalURL", uri.toString())
            .put("ExternalAuthorizationType", authorization)
            .put("ExternalUserName", user)
            .put("ExternalPassword", password)
            .put("ExternalBearerToken", bearer);
    ArrayNode array = json.putArray("ExternalHeaders");
    headers.forEach((name, value) -> array.addObject().put("Key", name).put("Value", value));
    return json;
  }

  @Override
  public String toString() {
    return "Subscription[id=" + id + ", type=" + type + ", active=" + active + "]";
  }
}
