package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import dev.lockstep.http.Authentication;
import dev.lockstep.http.OAuthTokens;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How requests to Deposco prove who they are: two grants are met in the field. */
public record DeposcoAuth(
    @Setting(value = "How access tokens are had.", byDefault = "refresh-token") Grant grant,
    @Setting("Id of the app.") String clientId,
    @Setting("Secret of the app.") Secret clientSecret,
    @Setting("The token minted when a user installed the app, for refresh-token.")
        @Nullable Secret refreshToken,
    @Setting("Scopes to ask for, such as items/read, for client-credentials.") List<String> scopes,
    @Setting("The environment, such as releasesupport, for client-credentials.")
        @Nullable String environment,
    @Setting("The tenant, for client-credentials.") @Nullable String company) {

  /** How an access token is had. */
  public enum Grant {
    REFRESH_TOKEN,
    CLIENT_CREDENTIALS
  }

  public DeposcoAuth {
    scopes = List.copyOf(scopes);
    switch (grant) {
      case REFRESH_TOKEN -> {
        if (refreshToken == null) {
          throw new IllegalArgumentException("The grant refresh-token needs a refreshToken.");
        }
        if (!scopes.isEmpty() || environment != null || company != null) {
          throw new IllegalArgumentException(
              "The grant refresh-token takes no scopes, environment or company: the token stands for them.");
        }
      }
      case CLIENT_CREDENTIALS -> {
        if (refreshToken != null) {
          throw new IllegalArgumentException("The grant client-credentials takes no refreshToken.");
        }
      }
    }
  }

  public static DeposcoAuth refreshToken(
      String clientId, Secret clientSecret, Secret refreshToken) {
    return new DeposcoAuth(
        Grant.REFRESH_TOKEN, clientId, clientSecret, refreshToken, List.of(), null, null);
  }

  public static DeposcoAuth clientCredentials(
      String clientId,
      Secret clientSecret,
      List<String> scopes,
      @Nullable String environment,
      @Nullable String company) {
    return new DeposcoAuth(
        Grant.CLIENT_CREDENTIALS, clientId, clientSecret, null, scopes, environment, company);
  }

  Authentication authentication(
      ConnectionId connection, HttpUrl tokenAddress, OkHttpClient http, InstantSource clock) {
    Request.Builder request =
        new Request.Builder().url(tokenAddress).header("Accept", "application/json");
    FormBody.Builder form = new FormBody.Builder();
    String check =
        switch (grant) {
          case REFRESH_TOKEN -> {
            form.add("grant_type", "refresh_token")
                .add("refresh_token", requireRefreshToken().reveal())
                .add("client_id", clientId)
                .add("client_secret", clientSecret.reveal());
            yield "client id, secret and refresh token; a changed app has to be installed again";
          }
          case CLIENT_CREDENTIALS -> {
            request.header(
                "Authorization",
                Credentials.basic(clientId, clientSecret.reveal(), StandardCharsets.UTF_8));
            form.add("grant_type", "client_credentials");
            add(form, "scope", scopes.isEmpty() ? null : String.join(" ", scopes));
            add(form, "env", environment);
            add(form, "company", company);
            yield "client id, secret, scopes, environment and company";
          }
        };
    return new OAuthTokens(connection, request.post(form.build()).build(), check, http, clock);
  }

  private Secret requireRefreshToken() {
    if (refreshToken == null) {
      throw new IllegalStateException("There is no refresh token for " + grant + ".");
    }
    return refreshToken;
  }

  private static void add(FormBody.Builder form, String name, @Nullable String value) {
    if (value != null) {
      form.add(name, value);
    }
  }
}
