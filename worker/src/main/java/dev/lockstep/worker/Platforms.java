package dev.lockstep.worker;

import dev.lockstep.platform.Platform;
import dev.lockstep.platform.commercetools.CommercetoolsPlatform;
import dev.lockstep.platform.scayle.ScaylePlatform;
import dev.lockstep.platform.scend.ScendPlatform;
import java.util.List;

/** The only list of platforms. A new one is one line here. */
public final class Platforms {
  private Platforms() {}

  public static List<Platform<?, ?>> all() {
    return List.of(new CommercetoolsPlatform(), new ScaylePlatform(), new ScendPlatform());
  }
}
