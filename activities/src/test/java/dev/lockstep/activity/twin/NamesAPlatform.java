package dev.lockstep.activity.twin;

import dev.lockstep.platform.beta.Beta;

/** Breaks the rule that nothing outside its folder names a platform. */
public record NamesAPlatform(Beta beta) {}
