package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** OAuth 2 client credentials: id and secret as Basic, exchanged for a token. */
public final class ClientCredentials implements Authentication {
  private final OAuthTokens tokens;

  /**
   * @param scopes empty asks for all scopes of the client
   * @param http its time-outs hold for the token request as well
   */
  public ClientCredentials(
      ConnectionId connection,
      HttpUrl tokenAddress,
      String clientId,
      Secret clientSecret,
      List<String> scopes,
      OkHttpClient http,
      InstantSource clock) {
    FormBody.Builder form = new FormBody.Builder().add("grant_type", "client_credentials");
    if (!scopes.isEmpty()) {
      form.add("scope", String.join(" ", scopes));
    }
    Request request =
        new Request.Builder()
            .url(tokenAddress)
            .header(
                "Authorization",
                Credentials.basic(clientId, clientSecret.reveal(), StandardCharsets.UTF_8))
            .header("Accept", "application/json")
            .post(form.build())
            .build();
    this.tokens = new OAuthTokens(connection, request, "client id, secret and scopes", http, clock);
  }

  @Override
  public AuthHeader header() {
    return tokens.header();
  }

  @Override
  public Renewal rejected(AuthHeader rejected) {
    return tokens.rejected(rejected);
  }
}
