package dev.lockstep.platform.cin7core;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.util.List;

/**
 * How Cin7 Core's webhooks prove themselves. They are not signed: a secret path, a bearer token, a
 * header of one's own, or several of these together. Whatever is named here has to be right.
 */
public record Cin7CoreWebhookSettings(
    @Setting("Secret segments of the path, each of them valid.") List<Secret> paths,
    @Setting("Bearer tokens, each of them valid.") List<Secret> bearers,
    @Setting(value = "Header that carries a key.", byDefault = "x-lockstep-key") String header,
    @Setting("Keys in that header, each of them valid.") List<Secret> keys) {
  public Cin7CoreWebhookSettings {
    paths = List.copyOf(paths);
    bearers = List.copyOf(bearers);
    keys = List.copyOf(keys);
    if (paths.isEmpty() && bearers.isEmpty() && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "Webhooks are not signed, so that they need a secret. Add one to paths, bearers or keys.");
    }
  }
}
