package dev.lockstep.worker;

import dev.lockstep.platform.Platform;
import dev.lockstep.platform.cin7core.Cin7CorePlatform;
import dev.lockstep.platform.commercetools.CommercetoolsPlatform;
import dev.lockstep.platform.deposco.DeposcoPlatform;
import dev.lockstep.platform.scayle.ScaylePlatform;
import dev.lockstep.platform.scend.ScendPlatform;
import java.util.List;

/** The only list of platforms. A new one is one line here. */
public final class Platforms {
  private Platforms() {}

  public static List<Platform<?, ?>> all() {
    return List.of(
        new CommercetoolsPlatform(),
        new ScendPlatform(),
        new ScaylePlatform(),
        new Cin7CorePlatform(),
        new DeposcoPlatform());
  }
}
