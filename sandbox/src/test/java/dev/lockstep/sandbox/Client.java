package dev.lockstep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A plain HTTP client with the headers of one account. */
public final class Client {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .readTimeout(Duration.ofSeconds(20))
          .build();
  private static final MediaType JSON = MediaType.get("application/json");

  private final URI base;
  private final Map<String, String> headers;

  public Client(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** An answer, read to its end. */
  public record Reply(int status, Headers headers, String body) {
    public JsonNode json() {
      return Json.parse(body).orElseThrow();
    }

    public String code() {
      return json().path("errors").path(0).path("code").asText();
    }
  }

  public static Client of(CommercetoolsStandIn standIn) {
    return of(standIn, CommercetoolsOptions.CLIENT_ID, CommercetoolsOptions.CLIENT_SECRET);
  }

  public static Client of(CommercetoolsStandIn standIn, String id, String secret) {
    Reply token = token(standIn, id, secret);
    String bearer = "Bearer " + token.json().path("access_token").asText();
    return new Client(
        URI.create(standIn.baseUri() + "/" + standIn.projectKey()),
        Map.of("Authorization", bearer));
  }

  public static Reply token(CommercetoolsStandIn standIn, String id, String secret) {
    return new Client(standIn.baseUri(), Map.of("Authorization", Credentials.basic(id, secret)))
        .send(
            "POST",
            "/oauth/token",
            RequestBody.create(
                "grant_type=client_credentials",
                MediaType.get("application/x-www-form-urlencoded")));
  }

  public static Client of(ScendStandIn standIn) {
    return new Client(standIn.apiUri(), Map.of("X-Api-Key", ScendOptions.API_KEY));
  }

  public static Client controls(URI baseUri) {
    return new Client(URI.create(baseUri + "/_sandbox"), Map.of());
  }

  /** A GET; names and values of the query follow each other. */
  public Reply get(String path, String... query) {
    HttpUrl.Builder url = HttpUrl.get(base + path).newBuilder();
    for (int i = 0; i < query.length; i += 2) {
      url.addQueryParameter(query[i], query[i + 1]);
    }
    return call(new Request.Builder().url(url.build()).get());
  }

  public Reply post(String path, JsonNode body) {
    return send("POST", path, RequestBody.create(Json.text(body), JSON));
  }

  public Reply put(String path, JsonNode body) {
    return send("PUT", path, RequestBody.create(Json.text(body), JSON));
  }

  public Reply patch(String path, JsonNode body) {
    return send("PATCH", path, RequestBody.create(Json.text(body), JSON));
  }

  public Reply delete(String path) {
    return send("DELETE", path, RequestBody.create("", JSON));
  }

  /** An update in the words of commercetools. */
  public Reply update(String path, long version, ObjectNode... actions) {
    ObjectNode body = Json.object().put("version", version);
    for (ObjectNode action : actions) {
      body.withArrayProperty("actions").add(action);
    }
    body.withArrayProperty("actions");
    return post(path, body);
  }

  public Reply send(String method, String path, RequestBody body) {
    return call(new Request.Builder().url(base + path).method(method, body));
  }

  private Reply call(Request.Builder request) {
    headers.forEach(request::header);
    try (Response response = HTTP.newCall(request.build()).execute()) {
      return new Reply(response.code(), response.headers(), response.body().string());
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  /** The connection broke before the answer was complete. */
  public static final class Broken extends RuntimeException {
    Broken(IOException cause) {
      super(cause);
    }
  }
}
