package dev.lockstep.http;

import dev.lockstep.common.Secret;

/** The header that proves who we are; shows its value to nobody. */
public record AuthHeader(String name, Secret value) {}
