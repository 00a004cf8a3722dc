package dev.lockstep.platform.alpha;

import dev.lockstep.platform.beta.Beta;

/** Breaks the rule that platforms never see each other. */
public record SeesBeta(Beta beta) {}
