package dev.lockstep.sandbox.scend;

import java.time.Duration;

/** How callers prove who they are. Secrets do not show in texts. */
public sealed interface ScendAuth {
  record ApiKey(String header, String key) implements ScendAuth {
    @Override
    public String toString() {
      return "ApiKey[header=" + header + ", key=***]";
    }
  }

  record Bearer(String token) implements ScendAuth {
    @Override
    public String toString() {
      return "Bearer[token=***]";
    }
  }

  record Basic(String user, String password) implements ScendAuth {
    @Override
    public String toString() {
      return "Basic[user=" + user + ", password=***]";
    }
  }

  /** {@code POST <base>/auth/token} gives a bearer token for a while. */
  record TokenExchange(String user, String password, Duration life) implements ScendAuth {
    @Override
    public String toString() {
      return "TokenExchange[user=" + user + ", password=***, life=" + life + "]";
    }
  }
}
